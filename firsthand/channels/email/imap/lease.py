"""Of several processes one reads a mailbox: whoever holds its lease."""

from datetime import datetime, timedelta

from django.db.models import Q

from firsthand.channels.email.models import Mailbox

LASTS = timedelta(seconds=60)


def hold(mailbox: Mailbox, *, by: str, at: datetime) -> bool:
    """Whether the mailbox is held by this process now, for another minute."""
    free = (
        Q(imap_held_until=None) | Q(imap_held_until__lt=at) | Q(imap_held_until__gt=at + 2 * LASTS) | Q(imap_held_by=by)
    )
    held = Mailbox.objects.filter(free, pk=mailbox.pk).update(imap_held_by=by, imap_held_until=at + LASTS)
    return held == 1


def let_go(mailbox: Mailbox, *, by: str) -> None:
    """Another process may read it at once."""
    Mailbox.objects.filter(pk=mailbox.pk, imap_held_by=by).update(imap_held_until=None)
