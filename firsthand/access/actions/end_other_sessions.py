"""Somebody signs out everywhere."""

from datetime import datetime

from django.db import transaction

from firsthand.access.actions.end_sessions import end_sessions
from firsthand.access.facts import SessionsEnded
from firsthand.access.models import Account
from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record


@transaction.atomic
def end_other_sessions(account: Account, *, at: datetime) -> None:
    """No session of before is good any more; the page that asked gives its own browser a new proof."""
    end_sessions(account)
    record(SessionsEnded(account=account.pk), by=HOUSE, at=at)
