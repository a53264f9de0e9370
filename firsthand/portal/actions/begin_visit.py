"""A customer whose address is proven is at their page."""

from datetime import datetime

from django.db import transaction

from firsthand.journal.record import record
from firsthand.kit.tokens import fingerprint, unguessable
from firsthand.people.models import Address
from firsthand.portal.facts import CustomerCameIn
from firsthand.portal.models import Pass, Visit
from firsthand.portal.rules import VISIT_LASTS


@transaction.atomic
def begin_visit(address: Address, *, before: Visit | None = None, at: datetime) -> str:
    """A new visit sees all that is theirs, and what the one before it saw, which ends; returns its secret."""
    secret = unguessable()
    visit = Visit.objects.create(
        fingerprint=fingerprint(secret),
        customer=address.customer,
        address=address.value,
        begun_at=at,
        expires_at=at + VISIT_LASTS,
    )
    if before is not None:
        # A secret that somebody put into this browser before is worth nothing now.
        Pass.objects.filter(visit=before).update(visit=visit)
        Visit.objects.filter(pk=before.pk).update(ended_at=at)
    record(CustomerCameIn(customer=address.customer_id, visit=visit.pk), by=address.customer, at=at)
    return secret
