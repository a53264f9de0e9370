"""An account gets another role."""

from datetime import datetime

from django.db import transaction

from firsthand.access.actions.end_sessions import end_sessions
from firsthand.access.facts import RoleChanged
from firsthand.access.models import Account, Role
from firsthand.journal.actor import Acts
from firsthand.journal.changing import record_change


@transaction.atomic
def change_role(account: Account, *, role: Role, by: Acts, at: datetime) -> None:
    """The account has this role and must sign in again; who may do this, the folder above decides."""
    if account.role == role:
        return
    was, account.role = account.role, role
    account.save(update_fields=["role"])
    end_sessions(account)
    fact = RoleChanged(account=account.pk, was=was, role=role.value)
    record_change(fact, of="account", number=account.pk, parts={"role": (was, role.value)}, by=by, at=at)
