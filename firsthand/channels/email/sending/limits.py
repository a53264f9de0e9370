"""How many letters may leave a mailbox in a minute, an hour, a day; and when the next one may. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Limits:
    """None: as many as there are."""

    a_minute: int | None = None
    an_hour: int | None = None
    a_day: int | None = None

    def each(self) -> Iterator[tuple[int, timedelta]]:
        """Those that are set, each as so many letters in so much time."""
        pairs = ((self.a_minute, MINUTE), (self.an_hour, HOUR), (self.a_day, DAY))
        return ((count, span) for count, span in pairs if count)


def next_turn(limits: Limits, *, at: datetime, before: Callable[[int], datetime | None]) -> datetime:
    """The earliest moment, from now on, at which no span of time holds more letters than it may.

    `before(n)` is the moment of the n-th letter from the end of those that left or have their turn.
    """
    turn = at
    for count, span in limits.each():
        if earlier := before(count):
            turn = max(turn, earlier + span)
    return turn
