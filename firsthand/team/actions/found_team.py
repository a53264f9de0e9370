"""A team is founded, or gets another name."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from firsthand.journal.actor import Acts
from firsthand.journal.changing import record_beginning, record_change
from firsthand.kit.errors import Refused
from firsthand.organisation.rules import a_name
from firsthand.team.actions.limit_silence import USUAL
from firsthand.team.facts import TeamFounded, TeamRenamed
from firsthand.team.models import Team
from firsthand.team.rules.permissions import must_administer


class TeamExists(Refused):
    """There is already a team of this name."""

    words = _("There is already a team called “{name}”.")


@transaction.atomic
def found_team(name: str, *, by: Acts, at: datetime) -> Team:
    """The team stands and waits for members. Raises OnlyAdministratorsMay, Unnamed, TeamExists."""
    must_administer(by)
    team = Team(name=a_name(name), silence_minutes=USUAL)
    _save(team)
    record_beginning(TeamFounded(team=team.pk), of="team", number=team.pk, parts={"name": team.name}, by=by, at=at)
    return team


@transaction.atomic
def rename_team(team: Team, *, name: str, by: Acts, at: datetime) -> None:
    """The team is called so from now on. Raises OnlyAdministratorsMay, Unnamed, TeamExists."""
    must_administer(by)
    before, team.name = team.name, a_name(name)
    if team.name == before:
        return
    _save(team)
    parts = {"name": (before, team.name)}
    record_change(TeamRenamed(team=team.pk), of="team", number=team.pk, parts=parts, by=by, at=at)


def _save(team: Team) -> None:
    try:
        with transaction.atomic():
            team.save()
    except IntegrityError as twice:
        raise TeamExists(name=team.name) from twice
