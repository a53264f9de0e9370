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
def mark_unreachable(addresses: Collection[str], *, hard: bool, at: datetime, why: str = "") -> None:
    """Those of the addresses that we know bear the mark: hard or soft, since when, and why; each bounce is a fact."""
    known = list(Address.objects.filter(value__in={normalised(one) for one in addresses}))
    if not known:
        return
    kind = "hard" if hard else "soft"
    Address.objects.filter(pk__in=[one.pk for one in known]).update(bounced_at=at, bounce=kind, bounce_why=why)
    facts = (AddressBounced(customer=one.customer_id, address=one.pk, hard=hard, why=why) for one in known)
    record(*facts, by=HOUSE, at=at)
