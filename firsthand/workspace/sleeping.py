"""Until when something shall sleep, as a form says it: a near moment, a day from the calendar, or words."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from firsthand.kit.errors import Refused
from firsthand.team.rules.when import moment_named
from firsthand.team.rules.working_hours import WorkingHours
from firsthand.workspace.leaving import NoSuchMoment
from firsthand.workspace.rules.moments import choices, chosen
from firsthand.workspace.views.asked import asked
from firsthand.workspace.views.signed_in import AtDesk


class NoTimeChosen(Refused):
    words = gettext_lazy("Choose until when it shall sleep.")


def moment(request: AtDesk, *, hours: WorkingHours | None, at: datetime) -> datetime:
    """When it wakes; loose words are meant within the hours. Raises `NoTimeChosen`, `NoSuchMoment`."""
    zone = timezone.get_current_timezone()
    if words := asked(request, "until_words")[:100]:
        meant = moment_named(words, now=at, zone=zone, hours=hours)
        if meant is None:
            raise NoSuchMoment(said=words)
        return meant
    until = chosen(asked(request, "until"), zone=zone)
    if until is None:
        raise NoTimeChosen
    return until


def near_moments(now: datetime, *, hours: WorkingHours | None) -> list[dict[str, Any]]:
    """What one chooses most, each with its words and how an address names it."""
    words = {"later": _("In three hours"), "tomorrow": _("Tomorrow morning"), "monday": _("Monday morning")}
    offered = choices(now, zone=timezone.get_current_timezone(), hours=hours)
    return [
        {"words": words[one.code], "at": one.at, "until": one.at.isoformat().replace("+", "%2B")} for one in offered
    ]
