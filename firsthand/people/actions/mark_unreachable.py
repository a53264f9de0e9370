"""An address of a customer could not be reached."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record
from firsthand.people.facts import AddressBounced
from firsthand.people.models import Address
from firsthand.people.rules import normalised
from firsthand.people.rules.giving_up import counts, is_given_up

MARK = ("bounced_at", "bounce", "bounce_why", "bounces", "bouncing_since")


@transaction.atomic(savepoint=False)
def mark_unreachable(addresses: Collection[str], *, hard: bool, at: datetime, why: str = "") -> bool:
    """Those of the addresses that we know bear the mark: hard or soft, since when, and why; each bounce is a fact.

    What comes back softly too often in a row is given up. True when mail to one of them is in vain from now on.
    """
    known = list(Address.objects.select_for_update().filter(value__in={normalised(one) for one in addresses}))
    for one in known:
        _mark(one, hard=hard, why=why, at=at)
    if not known:
        return hard
    Address.objects.bulk_update(known, MARK)
    facts = (
        AddressBounced(customer=one.customer_id, address=one.pk, hard=one.is_unreachable, why=why) for one in known
    )
    record(*facts, by=HOUSE, at=at)
    return any(one.is_unreachable for one in known)


def _mark(address: Address, *, hard: bool, why: str, at: datetime) -> None:
    speaks_against_it = hard or counts(why)
    if address.is_unreachable and not speaks_against_it:
        return
    if speaks_against_it:
        address.bounces, address.bouncing_since = address.bounces + 1, address.bouncing_since or at
    given_up = address.bouncing_since and is_given_up(address.bounces, since=address.bouncing_since, at=at)
    address.bounced_at, address.bounce_why = at, why
    address.bounce = "hard" if hard or (given_up and speaks_against_it) else "soft"
