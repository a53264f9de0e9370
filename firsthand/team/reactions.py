"""How the team answers what happens to accounts."""

from collections.abc import Sequence
from datetime import datetime

from firsthand.access.facts import AccountClosed
from firsthand.journal.actor import HOUSE
from firsthand.team.actions.come_back import end
from firsthand.team.models import Absence


def end_absences_of_who_left(facts: Sequence[AccountClosed], *, at: datetime) -> None:
    """Who cannot come in any more is not away: what was lent stays with who has it."""
    theirs = Absence.objects.filter(representative__account__in=[fact.account for fact in facts])
    theirs.planned().update(cancelled_at=at)
    for absence in theirs.running().select_related("representative"):
        end(absence, by=HOUSE, at=at)
