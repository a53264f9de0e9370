"""The clock on the wall against the seconds of UTC, on the days too when clocks are moved. Pure."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

# No zone has moved its clocks twice within six hours.
LOOK_EVERY = 6 * 3600

Stretch = tuple[int, int, int]


def stretches(start: int, end: int, zone: ZoneInfo) -> Iterator[Stretch]:
    """Pieces (from, until, offset of the wall clock) of one offset each that make up the time, all in seconds."""
    begin, offset = start, offset_at(start, zone)
    for early, late in pairwise((*range(start, end, LOOK_EVERY), end)):
        if (then := offset_at(late, zone)) != offset:
            leap = _leap(early, late, zone)
            yield begin, leap, offset
            begin, offset = leap, then
    if begin < end:
        yield begin, end, offset


def offset_at(moment: int, zone: ZoneInfo) -> int:
    """How many seconds the wall clock is ahead of UTC."""
    return (datetime.fromtimestamp(moment, zone).utcoffset() or timedelta()) // timedelta(seconds=1)


def _leap(before: int, after: int, zone: ZoneInfo) -> int:
    """The first second of the new offset, found by halving."""
    old = offset_at(before, zone)
    while after - before > 1:
        middle = (before + after) // 2
        before, after = (middle, after) if offset_at(middle, zone) == old else (before, middle)
    return after
