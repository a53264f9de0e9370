"""A customer leaves their page."""

from datetime import datetime

from django.db import transaction

from firsthand.journal.record import record
from firsthand.live import tell
from firsthand.portal.facts import CustomerLeft
from firsthand.portal.models import Visit


@transaction.atomic
def leave(visit: Visit, *, at: datetime) -> None:
    """Nothing can be seen in this browser any more, and what it had open ends."""
    visit.ended_at = at
    visit.save(update_fields=["ended_at"])
    visit.passes.all().delete()
    tell([f"visit:{visit.pk}"])
    if visit.customer is not None:
        record(CustomerLeft(customer=visit.customer.pk, visit=visit.pk), by=visit.customer, at=at)
