"""What is remembered of a customer, as pages show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from firsthand.people.models import Memory
from firsthand.workspace import addresses


@dataclass(frozen=True, slots=True)
class Remembered:
    """One thing: its words, whose they are, since when, and where it was said, if it was said somewhere."""

    id: int
    at: str
    words: str
    who: str
    since: datetime
    said_at: str
    is_reworded: bool


def remembered(memories: Iterable[Memory]) -> list[Remembered]:
    """Each memory for the page."""
    return [one(memory) for memory in memories]


def one(memory: Memory) -> Remembered:
    said = memory.conversation_id, memory.message_id
    return Remembered(
        id=memory.pk,
        at=addresses.memory(memory.customer_id, memory.pk),
        words=memory.words,
        who=memory.who,
        since=memory.at,
        said_at=addresses.message_in_thread(said[0], said[1]) if said[0] and said[1] else "",
        is_reworded=memory.reworded_at is not None,
    )
