"""An address whose mail came back can be reached again."""

from datetime import datetime

from django.db import transaction

from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record
from firsthand.people.facts import AddressReached
from firsthand.people.models import Address


@transaction.atomic(savepoint=False)
def mark_reachable(address: Address, *, at: datetime) -> None:
    """The mark is gone, once: somebody wrote from there, or a letter arrived."""
    marked = Address.objects.filter(pk=address.pk).exclude(bounced_at=None)
    if marked.update(bounced_at=None, bounce="", bounce_why="", bounces=0, bouncing_since=None):
        record(AddressReached(customer=address.customer_id, address=address.pk), by=HOUSE, at=at)
