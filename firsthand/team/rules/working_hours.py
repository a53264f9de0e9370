"""How much working time lies between two moments, and when it has passed. Pure.

The doors are open at a moment when the clock on the wall then shows a time within the day's hours. An hour that the clock
shows twice is worked twice and one that it leaps over is not worked: a minute is always sixty real seconds.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from firsthand.team.rules.reading_hours import CalendarIsWrong, Hours, read_hours
from firsthand.team.rules.wall_clock import stretches

__all__ = ["CalendarIsWrong", "NeverOpen", "WorkingHours"]

DAY = 86_400
MICRO = 1_000_000
FIRST_DAY = date(1970, 1, 1)
FIRST_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

# One that is open at all opens again within three years, however many holidays are listed.
LONGEST_CLOSURE = 3 * 366
# What is not done within a hundred years by such hours is promised by nobody.
FURTHEST = 100 * 366
REMEMBERED_DAYS = 5_000

# Opening and closing, in microseconds of UTC since 1970.
Open = tuple[int, int]


class NeverOpen(Exception):
    """The calendar has no hour in which anybody works, so nothing can be promised by it."""


@dataclass(frozen=True, eq=False)
class WorkingHours:
    """The opening hours of one calendar in its zone."""

    hours: Hours
    zone: ZoneInfo
    _days: dict[int, tuple[Open, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def from_json(cls, calendar: Mapping[str, Any]) -> "WorkingHours":
        """Reads `{"timezone": …, "hours": {"mon": [["09:00", "18:00"]]}, "holidays": […], "breaks": {…}}`. Raises CalendarIsWrong."""
        return _read(json.dumps(calendar, sort_keys=True))

    def after(self, start: datetime, *, minutes: float) -> datetime:
        """The moment, in UTC, when this many working minutes have passed since `start`.

        A span that is filled exactly ends then: at 18:00, not the next morning. Raises NeverOpen.
        """
        left = round(minutes * 60 * MICRO)
        if left <= 0:
            return start.astimezone(UTC)
        for opens, closes in self._open_from(_since_1970(start)):
            if closes - opens >= left:
                return FIRST_MOMENT + (opens + left) * MICROSECOND
            left -= closes - opens
        raise NeverOpen

    def seconds_between(self, a: datetime, b: datetime) -> float:
        """The working seconds between two moments; negative when `b` comes before `a`."""
        # As numbers: two datetimes of one zone are compared by their wall clocks, blind to an hour shown twice (PEP 495).
        start, end = _since_1970(a), _since_1970(b)
        return (self._worked(start, end) if start <= end else -self._worked(end, start)) / MICRO

    def is_open(self, moment: datetime) -> bool:
        """Whether somebody works at this moment; at the moment of closing nobody does."""
        at = _since_1970(moment)
        return any(opens <= at < closes for opens, closes in self._on(at // (DAY * MICRO)))

    def opens_from(self, start: datetime) -> datetime:
        """The first moment from then on, in UTC, at which somebody works. Raises NeverOpen."""
        for opens, _closes in self._open_from(_since_1970(start)):
            return FIRST_MOMENT + opens * MICROSECOND
        raise NeverOpen

    def _worked(self, start: int, end: int) -> int:
        if self.hours.never:
            return 0
        days = range(start // (DAY * MICRO), end // (DAY * MICRO) + 1)
        return sum(max(0, min(closes, end) - max(opens, start)) for day in days for opens, closes in self._on(day))

    def _open_from(self, start: int) -> Iterator[Open]:
        """What is open from a moment on, in order, until it was closed for too long to believe, or a century passed."""
        day, closed = start // (DAY * MICRO), 0
        last = day + FURTHEST
        while closed < LONGEST_CLOSURE and day < last and not self.hours.never:
            spans = self._on(day)
            yield from ((max(opens, start), closes) for opens, closes in spans if closes > start)
            day, closed = day + 1, 0 if spans else closed + 1

    def _on(self, day: int) -> tuple[Open, ...]:
        """What is open on this day of UTC (not of the zone: so spans come in order even when a date is shown twice)."""
        if day not in self._days:
            if len(self._days) >= REMEMBERED_DAYS:
                self._days.clear()
            self._days[day] = tuple(self._reckon(day))
        return self._days[day]

    def _reckon(self, day: int) -> Iterator[Open]:
        for begin, end, offset in stretches(day * DAY, (day + 1) * DAY, self.zone):
            for shown in range((begin + offset) // DAY, (end + offset - 1) // DAY + 1):
                for opens, closes in self.hours.on(FIRST_DAY + timedelta(days=shown)):
                    at, until = (shown * DAY + minutes * 60 - offset for minutes in (opens, closes))
                    if max(at, begin) < min(until, end):
                        yield max(at, begin) * MICRO, min(until, end) * MICRO


@lru_cache(maxsize=1024)
def _read(written: str) -> WorkingHours:
    calendar = json.loads(written)
    if not isinstance(calendar, dict):
        raise CalendarIsWrong("a calendar is an object with timezone and hours")
    return WorkingHours(read_hours(calendar), _zone(calendar.get("timezone")))


def _zone(name: Any) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (TypeError, KeyError, ValueError, OSError) as wrong:
        raise CalendarIsWrong(f"timezone: there is no zone called {name!r}") from wrong


def _since_1970(moment: datetime) -> int:
    return (moment - FIRST_MOMENT) // MICROSECOND
