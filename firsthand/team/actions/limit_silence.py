"""It is said how long an owner of a team may do nothing about a matter that waits for us."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.journal.actor import Acts
from firsthand.journal.changing import record_change
from firsthand.kit.errors import Refused
from firsthand.team.facts import TeamSilenceLimited
from firsthand.team.models import Team
from firsthand.team.rules.permissions import must_administer

LONGEST = 60 * 24 * 60
# Two working days: what a team that is founded begins with.
USUAL = 960


class SilenceIsTooLong(Refused):
    words = _("Choose a time of at most sixty days.")


@transaction.atomic
def limit_silence(team: Team, *, minutes: int, by: Acts, at: datetime) -> None:
    """After so many working minutes a matter goes back to the team's desk; zero is never.

    Raises `OnlyAdministratorsMay`, `SilenceIsTooLong`.
    """
    must_administer(by)
    if minutes > LONGEST:
        raise SilenceIsTooLong
    if team.silence_minutes == minutes:
        return
    before, team.silence_minutes = team.silence_minutes, minutes
    team.save(update_fields=["silence_minutes"])
    parts = {"silence_minutes": (before, minutes)}
    record_change(TeamSilenceLimited(team=team.pk), of="team", number=team.pk, parts=parts, by=by, at=at)
