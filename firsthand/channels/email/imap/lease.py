"""Of several processes one reads a mailbox: whoever holds its lease."""

from datetime import datetime, timedelta

from django.db.models import Q

from firsthand.channels.email.models import Mailbox
from firsthand.journal.errands.identity import is_dead

LASTS = timedelta(seconds=60)


def hold(mailbox: Mailbox, *, by: str, at: datetime) -> bool:
    """Whether the mailbox is held by this process now, for another minute; what a dead process held is free at once."""
    now = Mailbox.objects.filter(pk=mailbox.pk)
    free = (
        Q(imap_held_until=None) | Q(imap_held_until__lt=at) | Q(imap_held_until__gt=at + 2 * LASTS) | Q(imap_held_by=by)
    )
    renewed = {"imap_held_by": by, "imap_held_until": at + LASTS}
    if now.filter(free).update(**renewed):
        return True
    holder = now.values_list("imap_held_by", flat=True).first()
    return bool(holder and is_dead(holder) and now.filter(imap_held_by=holder).update(**renewed))


def let_go(mailbox: Mailbox, *, by: str) -> None:
    """Another process may read it at once."""
    Mailbox.objects.filter(pk=mailbox.pk, imap_held_by=by).update(imap_held_until=None)
