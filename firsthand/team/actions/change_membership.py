"""A representative gets another role, or other teams."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.access.actions import change_role
from firsthand.access.actions.end_sessions import control_topic
from firsthand.access.models import Account, Role
from firsthand.journal.actor import Acts
from firsthand.journal.changing import record_change
from firsthand.kit.errors import Refused
from firsthand.live import tell
from firsthand.team.facts import MembershipsChanged
from firsthand.team.models import Membership, Representative, Team
from firsthand.team.rules.permissions import must_administer


class LastAdministrator(Refused):
    """Nobody would be left who can invite and set up."""

    words = _("{name} is the only administrator. Make somebody else one first.")


@transaction.atomic
def give_role(rep: Representative, *, role: Role, by: Acts, at: datetime) -> None:
    """The role is this one, and the person signs in again. Raises OnlyAdministratorsMay, LastAdministrator."""
    must_administer(by)
    if role != Role.ADMINISTRATOR:
        must_not_be_last(rep)
    change_role(rep.account, role=role, by=by, at=at)


@transaction.atomic
def change_teams(
    rep: Representative, *, teams: Collection[Team], leads: Collection[Team] = (), by: Acts, at: datetime
) -> None:
    """The representative is in exactly these teams; open sockets close and come back with the new rights.

    Raises OnlyAdministratorsMay.
    """
    must_administer(by)
    wanted = {team.pk: team in leads for team in (*teams, *leads)}
    before = dict(rep.memberships.values_list("team_id", "leads"))
    if wanted == before:
        return
    rep.memberships.all().delete()
    Membership.objects.bulk_create(
        Membership(representative=rep, team_id=team, leads=led) for team, led in wanted.items()
    )
    rep.__dict__.pop("places", None)
    tell([control_topic(rep.account)])
    fact = MembershipsChanged(representative=rep.pk, teams=tuple(sorted(wanted)), leads=led_among(wanted))
    parts = {"teams": (sorted(before), sorted(wanted)), "leads": (led_among(before), led_among(wanted))}
    changed = {part: values for part, values in parts.items() if values[0] != values[1]}
    record_change(fact, of="representative", number=rep.pk, parts=changed, by=by, at=at)


def led_among(places: Mapping[int, bool]) -> tuple[int, ...]:
    """The teams that are led."""
    return tuple(sorted(team for team, leads in places.items() if leads))


def must_not_be_last(rep: Representative) -> None:
    """Raises LastAdministrator."""
    if not rep.is_administrator:
        return
    # Locked, so that two administrators who dismiss each other at once do not both succeed.
    others = (
        Account.objects.administrators().select_for_update().filter(representative__is_machine=False).order_by("pk")
    )
    if set(others.values_list("pk", flat=True)) <= {rep.account_id}:
        raise LastAdministrator(name=rep.name)
