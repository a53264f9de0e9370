"""What happens at the door is written down."""

from datetime import datetime

from django.db import transaction

from firsthand.access.actions.end_sessions import control_topic, end_sessions
from firsthand.access.facts import PasswordChanged, SecondFactorChanged, SignedIn, SignedOut, SignInFailed
from firsthand.access.models import Account
from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record
from firsthand.live import tell


def note_sign_in(account: Account, *, at: datetime) -> None:
    """It is known that somebody came in."""
    record(SignedIn(account=account.pk), by=HOUSE, at=at)


@transaction.atomic
def note_sign_out(account: Account, *, at: datetime) -> None:
    """It is known that somebody left; open sockets of the account ask again who they are."""
    tell([control_topic(account)])
    record(SignedOut(account=account.pk), by=HOUSE, at=at)


def note_sign_in_failure(email: str, *, at: datetime) -> None:
    """It is known that somebody tried; the same statements run for an address that nobody has."""
    account = Account.objects.at_address(email).values_list("pk", flat=True).first()
    record(SignInFailed(account=account or 0), by=HOUSE, at=at)


@transaction.atomic
def note_password_change(account: Account, *, at: datetime) -> None:
    """Every other session of the account has ended."""
    end_sessions(account)
    record(PasswordChanged(account=account.pk), by=HOUSE, at=at)


def note_second_factor_change(account: Account, *, at: datetime) -> None:
    """It is known that a second factor was added or taken away."""
    record(SecondFactorChanged(account=account.pk), by=HOUSE, at=at)
