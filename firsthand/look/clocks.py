"""How full a promise's ring still is. Pure: the moment is an argument; `part_left` alone asks for now."""

from datetime import datetime

from django.utils import timezone

LAST_FIFTH = 20


def part_left(due: datetime, start: datetime) -> int:
    """What is left of the time until due, seen from this moment, in hundredths."""
    return left_at(timezone.now(), due=due, start=start)


def left_at(now: datetime, *, due: datetime, start: datetime) -> int:
    """What is left of the time between start and due: 100 is untouched, 0 is late."""
    if now > due:
        return 0
    whole = (due - start).total_seconds()
    return max(1, min(100, round(100 * (due - now).total_seconds() / whole))) if whole > 0 else 1


def clock_state(left: int) -> str:
    """Calm, soon in the last fifth, late when nothing is left."""
    if left == 0:
        return "late"
    return "soon" if left <= LAST_FIFTH else "calm"
