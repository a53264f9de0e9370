"""An account is closed, or opened again."""

from datetime import datetime

from django.db import transaction

from firsthand.access.actions.end_sessions import end_sessions
from firsthand.access.facts import AccountClosed, AccountReopened
from firsthand.access.models import Account
from firsthand.journal.actor import Acts
from firsthand.journal.changing import record_change


@transaction.atomic
def close_account(account: Account, *, by: Acts, at: datetime) -> None:
    """Nobody comes in by it any more, not with an open session and not with a key."""
    if not account.is_active:
        return
    account.is_active = False
    account.save(update_fields=["is_active"])
    end_sessions(account)
    parts = {"is_active": (True, False)}
    record_change(AccountClosed(account=account.pk), of="account", number=account.pk, parts=parts, by=by, at=at)


@transaction.atomic
def reopen_account(account: Account, *, by: Acts, at: datetime) -> None:
    """Its owner may sign in again, with the password and keys of before."""
    if account.is_active:
        return
    account.is_active = True
    account.save(update_fields=["is_active"])
    parts = {"is_active": (False, True)}
    record_change(AccountReopened(account=account.pk), of="account", number=account.pk, parts=parts, by=by, at=at)
