"""It is said in which hours a team works."""

from datetime import datetime

from django.db import transaction

from firsthand.journal.actor import Acts
from firsthand.journal.changing import record_change
from firsthand.team.facts import TeamHoursChanged
from firsthand.team.models import Calendar, Team
from firsthand.team.rules.permissions import must_administer


@transaction.atomic
def keep_hours(team: Team, *, calendar: Calendar | None, by: Acts, at: datetime) -> None:
    """Its inboxes without hours of their own promise in these from now on; None is round the clock.

    What was promised before stays promised. Raises OnlyAdministratorsMay.
    """
    must_administer(by)
    if team.calendar == calendar:
        return
    before, team.calendar = team.calendar_id, calendar
    team.save(update_fields=["calendar"])
    parts = {"calendar": (before, calendar)}
    record_change(TeamHoursChanged(team=team.pk), of="team", number=team.pk, parts=parts, by=by, at=at)
