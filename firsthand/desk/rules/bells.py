"""Whom a bell rings next. Pure."""

from collections import Counter
from collections.abc import Sequence

# So often everybody is rung before it is said that nobody came.
ROUNDS = 3


def next_to_ring(people: Sequence[int], rung: Sequence[int]) -> int | None:
    """Who of these was rung least, the first of them; None once each was rung so often that nobody will come."""
    times = Counter(rung)
    found = min(people, key=lambda one: (times[one], people.index(one)), default=None)
    return None if found is None or times[found] >= ROUNDS else found
