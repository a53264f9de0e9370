"""Who is away, in a few words beside a name."""

from typing import Any

from django.utils.translation import gettext as _

from firsthand.look.times import until_in_words
from firsthand.team.models import Absence, Representative


def away_words(representative: Representative) -> str:
    """ "away until Monday 9:00"; empty while they are here. The row has its absence with it."""
    return said(representative.absence) if representative.absence_id and representative.absence else ""


def said(absence: Absence) -> str:
    """Until when, where that is known; why is nobody's business."""
    if absence.ends_at is None:
        return _("away")
    return _("away until %(time)s") % {"time": until_in_words(absence.ends_at)}


def here_first(people: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Who is here now, then the others, and last those who are away."""
    return sorted(people, key=lambda one: (bool(one["away"]), not one["here"]))
