"""Everything that an account has open ends."""

from django.db.models import F

from firsthand.access.models import Account
from firsthand.live import tell


def end_sessions(account: Account) -> None:
    """No session that began before is good for another request, and open sockets are told to close."""
    Account.objects.filter(pk=account.pk).update(endings=F("endings") + 1)
    account.refresh_from_db(fields=["endings"])
    tell([control_topic(account)])


def control_topic(account: Account) -> str:
    """The topic on which the sockets of an account hear that its rights changed."""
    return f"account:{account.pk}"
