"""Somebody called a letter of ours spam."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record
from firsthand.people.facts import AddressComplained
from firsthand.people.models import Address
from firsthand.people.rules import normalised


@transaction.atomic(savepoint=False)
def mark_complaining(addresses: Collection[str], *, at: datetime) -> None:
    """Those of the addresses that we know get answers of people, and nothing else from us any more."""
    known = list(Address.objects.filter(value__in={normalised(one) for one in addresses}, complained_at=None))
    if not known:
        return
    Address.objects.filter(pk__in=[one.pk for one in known]).update(complained_at=at)
    record(*(AddressComplained(customer=one.customer_id, address=one.pk) for one in known), by=HOUSE, at=at)
