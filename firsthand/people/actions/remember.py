"""Something is remembered of a customer."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.journal.record import record
from firsthand.kit.errors import Refused
from firsthand.people.facts import MemoryKept
from firsthand.people.models import Customer, Memory
from firsthand.team.models import Representative

LONGEST, MOST_KEPT = 2_000, 50


class NothingToRemember(Refused):
    """It has no words."""

    words = _("Write what should be remembered, then keep it.")


class TooManyMemories(Refused):
    """Nobody would read all of them."""

    words = _("Fifty things are remembered of this customer. Put one away first.")


@dataclass(frozen=True)
class Source:
    """The message in which it was said."""

    conversation: int
    message: int


@transaction.atomic
def remember(
    customer: Customer, *, words: str, source: Source | None = None, by: Representative, at: datetime
) -> Memory:
    """It stands beside whatever the customer writes from now on. Raises `NothingToRemember`, `TooManyMemories`."""
    memory = Memory(customer=customer, words=plain(words), by=by, at=at)
    if source:
        memory.conversation_id, memory.message_id = source.conversation, source.message
    if customer.memories.kept().count() >= MOST_KEPT:
        raise TooManyMemories
    memory.save()
    record(MemoryKept(customer=customer.pk, memory=memory.pk), by=by, at=at)
    return memory


def plain(words: str) -> str:
    """The words as they are kept. Raises `NothingToRemember`."""
    kept = words.strip()[:LONGEST]
    if not kept:
        raise NothingToRemember
    return kept
