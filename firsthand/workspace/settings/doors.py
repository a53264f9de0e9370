"""What is asked of everybody who signs in."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from firsthand.access.actions import change_door_rules
from firsthand.access.queries import has_second_factor, the_door_rules, without_second_factor
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import administrators_only, done, page, unless_refused
from firsthand.workspace.settings.changes import undo_of
from firsthand.workspace.views.signed_in import AtDesk

DOORS = "/settings/doors/"
SHOWN = 50
HOURS = (8, 12, 24, 72, 168, 336)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def doors(request: AtDesk) -> HttpResponse:
    """The rules, and who has no second factor yet."""
    if request.method != "POST":
        rules = the_door_rules()
        return form(request, second_factor=rules.second_factor, hours=rules.session_hours)
    second_factor, hours = reading.is_on(request, "second_factor"), reading.number(request, "session_hours")

    def act() -> HttpResponse:
        me, now = request.representative, timezone.now()
        change_door_rules(second_factor=second_factor, session_hours=hours, asker=me.account, by=me, at=now)
        return done(request, _("This holds from the next sign-in on."), back=DOORS, undo=undo_of(request, at=now))

    return unless_refused(act, otherwise=partial(form, request, second_factor=second_factor, hours=hours))


def form(request: AtDesk, *, second_factor: bool, hours: int, error: str = "") -> HttpResponse:
    without = [one.email for one in without_second_factor()[: SHOWN + 1]]
    values: dict[str, Any] = {
        "second_factor": second_factor,
        "hours": hours,
        "lasting": [(one, lasting(one)) for one in sorted({*HOURS, hours})],
        "without": without[:SHOWN],
        "has_more": len(without) > SHOWN,
        "has_own": has_second_factor(request.representative.account),
        "error": error,
    }
    return page(request, "doors", item="doors", status=422 if error else 200, **values)


def lasting(hours: int) -> str:
    """So long: "8 hours", "14 days"."""
    if hours % 24:
        return ngettext("%(num)s hour", "%(num)s hours", hours) % {"num": hours}
    return ngettext("%(num)s day", "%(num)s days", hours // 24) % {"num": hours // 24}
