"""A team is not needed any more, or is again."""

from datetime import datetime

from django.db import transaction

from firsthand.journal.actor import Acts
from firsthand.journal.changing import record_change
from firsthand.journal.facts import Fact
from firsthand.team.facts import TeamArchived, TeamRestored
from firsthand.team.models import Team
from firsthand.team.rules.permissions import must_administer


@transaction.atomic
def archive_team(team: Team, *, by: Acts, at: datetime) -> None:
    """Nothing new comes to it; its members go on seeing what was its. Raises OnlyAdministratorsMay.

    The folders above refuse by an error of their own while it still answers.
    """
    _turn(team, TeamArchived(team=team.pk), is_archived=True, by=by, at=at)


@transaction.atomic
def restore_team(team: Team, *, by: Acts, at: datetime) -> None:
    """Matters may come to it again. Raises OnlyAdministratorsMay."""
    _turn(team, TeamRestored(team=team.pk), is_archived=False, by=by, at=at)


def _turn(team: Team, fact: Fact, *, is_archived: bool, by: Acts, at: datetime) -> None:
    must_administer(by)
    if team.is_archived == is_archived:
        return
    team.is_archived = is_archived
    team.save(update_fields=["is_archived"])
    parts = {"is_archived": (not is_archived, is_archived)}
    record_change(fact, of="team", number=team.pk, parts=parts, by=by, at=at)
