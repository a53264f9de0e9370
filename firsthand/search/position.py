"""Where a document stands in time: a number that grows with its moment, and is its key in the index.

Both engines read newest first along their key, so an old letter that is imported late still stands in its own time.
"""

from datetime import UTC, datetime, timedelta

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
KIND_BITS = 3
OBJECT_BITS = 29
OBJECT_MASK = 2**29 - 1
MOMENT_BITS = OBJECT_BITS + KIND_BITS
LAST = 2**63 - 1


def position(at: datetime, *, kind: int, object_id: int) -> int:
    """The second since 2000 (until 2068), then the object, then its kind (0 to 7): one of a kind."""
    seconds = max(0, int((at - EPOCH).total_seconds()))
    return seconds << MOMENT_BITS | (object_id & OBJECT_MASK) << KIND_BITS | kind


def moment(of: int) -> datetime:
    """When the document at a position is from, to the second."""
    return EPOCH + timedelta(seconds=second(of))


def second(of: int) -> int:
    return of >> MOMENT_BITS
