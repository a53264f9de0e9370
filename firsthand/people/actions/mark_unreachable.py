"""An address of a customer could not be reached."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record
from firsthand.people.facts import AddressBounced
from firsthand.people.models import Address
from firsthand.people.rules import normalised


@transaction.atomic(savepoint=False)
def mark_unreachable(addresses: Collection[str], *, hard: bool, at: datetime) -> None:
    """Those of the addresses that we know bear the mark when the bounce was hard; each bounce is a fact."""
    known = list(Address.objects.filter(value__in={normalised(one) for one in addresses}))
    if not known:
        return
    if hard:
        Address.objects.filter(pk__in=[one.pk for one in known]).update(bounced_at=at)
    record(*(AddressBounced(customer=one.customer_id, address=one.pk, hard=hard) for one in known), by=HOUSE, at=at)
