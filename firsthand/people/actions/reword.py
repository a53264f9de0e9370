"""What is remembered is said in other words."""

from datetime import datetime

from django.db import transaction

from firsthand.journal.record import record
from firsthand.people.actions.remember import plain
from firsthand.people.facts import MemoryReworded
from firsthand.people.models import Memory
from firsthand.team.models import Representative


@transaction.atomic
def reword(memory: Memory, *, words: str, by: Representative, at: datetime) -> Memory:
    """It is remembered in these words. Raises `NothingToRemember`."""
    memory = Memory.objects.select_for_update().get(pk=memory.pk)
    words = plain(words)
    if words == memory.words:
        return memory
    memory.words, memory.reworded_at = words, at
    memory.save(update_fields=["words", "reworded_at"])
    record(MemoryReworded(customer=memory.customer_id, memory=memory.pk), by=by, at=at)
    return memory
