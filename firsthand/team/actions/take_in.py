"""Somebody becomes a representative: the part that an invitation, a command and a key have in common."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from firsthand.access.actions import open_account
from firsthand.access.models import Role
from firsthand.journal.actor import Acts
from firsthand.journal.record import record
from firsthand.organisation.queries import the_organisation
from firsthand.organisation.rules import a_name
from firsthand.team.facts import Joined
from firsthand.team.models import Membership, Representative, Team


@transaction.atomic
def take_in(
    email: str,
    *,
    name: str,
    role: Role,
    teams: Iterable[Team],
    password: str | None,
    language: str = "",
    by: Acts | None = None,
    at: datetime,
) -> Representative:
    """Account, representative and memberships stand; without a password it is a machine. Raises AddressIsTaken, Unnamed."""
    house = the_organisation()
    speaks = language or house.language
    rep = Representative.objects.create(
        name=a_name(name),
        account=open_account(email, role=role, password=password, language=speaks, at=at),
        language=speaks,
        timezone=house.timezone,
        is_machine=password is None,
    )
    Membership.objects.bulk_create(Membership(representative=rep, team=team, leads=role == Role.LEAD) for team in teams)
    record(Joined(representative=rep.pk, account=rep.account_id, role=role.value), by=by or rep, at=at)
    return rep
