"""What was remembered is put away, or brought back."""

from datetime import datetime

from django.db import transaction

from firsthand.journal.record import record
from firsthand.people.facts import MemoryBroughtBack, MemoryPutAway
from firsthand.people.models import Memory
from firsthand.team.models import Representative


@transaction.atomic
def put_away(memory: Memory, *, by: Representative, at: datetime) -> None:
    """It stands beside the customer no more, and is found among what was put away."""
    if Memory.objects.kept().filter(pk=memory.pk).update(put_away_at=at, put_away_by=by):
        record(MemoryPutAway(customer=memory.customer_id, memory=memory.pk), by=by, at=at)


@transaction.atomic
def bring_back(memory: Memory, *, by: Representative, at: datetime) -> None:
    """It is remembered again as it was."""
    if Memory.objects.put_away().filter(pk=memory.pk).update(put_away_at=None, put_away_by=None):
        record(MemoryBroughtBack(customer=memory.customer_id, memory=memory.pk), by=by, at=at)
