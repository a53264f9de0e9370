"""A key of the API is made, with the machine that speaks by it."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.access.actions import close_account, cut_key, revoke_key
from firsthand.access.models import Key, KeyRole, Role
from firsthand.journal.actor import Acts
from firsthand.kit.errors import Refused
from firsthand.organisation.rules import a_name
from firsthand.team.actions.take_in import take_in
from firsthand.team.models import Representative, Team
from firsthand.team.rules.permissions import must_administer

ROLES = {
    KeyRole.ADMINISTRATOR: Role.ADMINISTRATOR,
    KeyRole.LEAD: Role.LEAD,
    KeyRole.REPRESENTATIVE: Role.REPRESENTATIVE,
}


class CustomerIsMissing(Refused):
    """A key for a customer names the customer, and no other key does."""

    words = _("Say which customer the key is for: customer:12.")


@transaction.atomic
def create_key(
    *, name: str, role: KeyRole, teams: Sequence[Team] = (), customer_id: int | None = None, by: Acts, at: datetime
) -> tuple[Key, str]:
    """The key and its token, which is returned this once. It speaks for one customer, or for a machine of its own.

    A machine is in the teams named, else in the organisation's first one.
    Raises OnlyAdministratorsMay, Unnamed, CustomerIsMissing.
    """
    must_administer(by)
    name = a_name(name)
    if (role == KeyRole.CUSTOMER) != (customer_id is not None):
        raise CustomerIsMissing
    if role == KeyRole.CUSTOMER:
        return cut_key(name=name, role=role, customer_id=customer_id, by=by, at=at)
    machine = _machine(name, role=role, teams=teams, by=by, at=at)
    return cut_key(name=name, role=role, account=machine.account, by=by, at=at)


@transaction.atomic
def take_key_back(key: Key, *, by: Acts, at: datetime) -> None:
    """The key opens nothing, and its machine goes with it. Raises OnlyAdministratorsMay."""
    must_administer(by)
    revoke_key(key, by=by, at=at)
    if key.account is not None:
        close_account(key.account, by=by, at=at)


def _machine(name: str, *, role: KeyRole, teams: Sequence[Team], by: Acts, at: datetime) -> Representative:
    first = Team.objects.eldest()
    members_of = teams or ([first] if first else [])
    # RFC 2606: nothing is ever delivered to .invalid, so no password link can reach a machine.
    email = f"key-{secrets.token_hex(8)}@machine.invalid"
    return take_in(email, name=name, role=ROLES[role], teams=members_of, password=None, by=by, at=at)
