"""By when something is promised, in a line that was folded. Pure.

A day alone is meant until the working day ends, a morning until noon; "in two hours" is counted by the clock, "in two
working days" by the days on which somebody works.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from firsthand.promises.rules.said.clocks import HOURS_OF_DAY, Piece, clock_named, number_of
from firsthand.promises.rules.said.tables import (
    AN_HOUR,
    CLOCK_LEAD,
    DATES,
    DAY,
    EARLY,
    END_OF,
    MIDDLE,
    NEXT_WEEK,
    PART,
    SPAN,
    THIS_WEEK,
    UNITS,
    WEEKDAYS,
    WEEKS,
)
from firsthand.team.rules.working_hours import NeverOpen, WorkingHours

AFTERNOON = time(18)
FRIDAY = 4
MINUTES = {"minutes": 1, "halves": 30, "hours": 60}
DAYS_IN = {"weeks": 7, "fortnights": 14}
A_DAY = timedelta(days=1)
LONGEST_SEARCH = 60


@dataclass(frozen=True)
class Named:
    """A moment, and the pieces of the line that name it."""

    due_at: datetime
    pieces: tuple[str, ...]


def time_named(line: str, *, now: datetime, hours: WorkingHours | None) -> Named | None:
    """The moment, in the zone of `now`; None where the line names none."""
    if span := _span(line, now=now, hours=hours):
        return span
    day, rest = _day(line, now=now, hours=hours)
    clock = clock_named(rest)
    if day is None and clock is None:
        return None
    pieces = tuple(one.words for one in (day, clock) if one)
    on = day.value if day and isinstance(day.value, date) else now.date()
    if clock and isinstance(clock.value, time):
        due = datetime.combine(on, clock.value, tzinfo=now.tzinfo)
        # An hour alone that has passed today is meant tomorrow.
        return Named(due + A_DAY if day is None and due <= now else due, pieces)
    return Named(_end_of(on, now=now, hours=hours), pieces)


def _span(line: str, *, now: datetime, hours: WorkingHours | None) -> Named | None:
    """ "in two hours", "per dvi darbo dienas", "entro 48 ore", "след седмица"."""
    for found in SPAN.finditer(line):
        unit = next(name for name in UNITS if found[name])
        # Without a number only some mean one: "within the hour", "per valandą", "след час".
        if found["number"] is None and unit in ("minutes", "days"):
            continue
        number = number_of(found["number"] or "1")
        if found["lead"] == CLOCK_LEAD and unit == "hours" and found[unit] != AN_HOUR and number < HOURS_OF_DAY:
            continue
        working = bool(found["before"] or found["after"])
        return Named(_ahead(number, unit, now=now, hours=hours if working else None, whole=hours), (found[0],))
    return None


def _ahead(
    number: float, unit: str, *, now: datetime, hours: WorkingHours | None, whole: WorkingHours | None
) -> datetime:
    """So far ahead; in working time where hours are given. A count of days ends with the working day."""
    if unit in MINUTES:
        minutes = number * MINUTES[unit]
        # Not on the wall: an hour is an hour in the night in which the clock changes too.
        plain = (now.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(now.tzinfo)
        try:
            return hours.after(now, minutes=minutes).astimezone(now.tzinfo) if hours else plain
        except NeverOpen:
            return plain
    days = int(number * DAYS_IN.get(unit, 1)) or 1
    on = _working_day(now.date(), days, hours) if hours and unit == "days" else now.date() + timedelta(days=days)
    return _end_of(on, now=now, hours=whole)


def _working_day(day: date, number: int, hours: WorkingHours) -> date:
    """The so manyth day after this one on which somebody works."""
    for _step in range(LONGEST_SEARCH + 3 * number):
        day += A_DAY
        number -= bool(hours.hours.on(day))
        if number <= 0:
            break
    return day


def _day(line: str, *, now: datetime, hours: WorkingHours | None) -> tuple[Piece | None, str]:
    """The day that is named, and the line without it."""
    found = _end(line, now=now, hours=hours) or _date(line, now=now) or _near(line, now=now) or _weekday(line, now=now)
    found = found or _week(line, now=now, hours=hours)
    # "Tonight" says the day and its part.
    is_both = found and any(part.search(found.words) for part in PART.values())
    return found, line.replace(found.words, " ", 1) if found and not is_both else line


def _end(line: str, *, now: datetime, hours: WorkingHours | None) -> Piece | None:
    """ "by the end of the day", "iki savaitės pabaigos"."""
    found = END_OF.search(line)
    if found is None:
        return None
    if found["month"]:
        return Piece(_last_of_month(now.date(), hours), found[0])
    if set(found.groups()) & WEEKS:
        return Piece(_last_of_week(now.date(), hours), found[0])
    near = _near(line, now=now) or _weekday(line, now=now)
    return Piece(near.value if near else now.date(), found[0])


def _date(line: str, *, now: datetime) -> Piece | None:
    for pattern in DATES:
        if found := pattern.search(line):
            parts = found.groupdict()
            month = parts.get("month") or next((one[1:] for one in parts if one[0] == "m" and parts[one]), "")
            if day := _in_year(parts.get("year"), int(month or 0), int(parts["day"]), today=now.date()):
                return Piece(day, found[0])
    return None


def _in_year(year: str | None, month: int, day: int, *, today: date) -> date | None:
    """The day; without a year the next one there is."""
    try:
        named = date(int(year) if year else today.year, month, day)
        return named if year or named >= today else named.replace(year=today.year + 1)
    except ValueError:
        return None


def _near(line: str, *, now: datetime) -> Piece | None:
    for ahead, pattern in sorted(DAY.items(), reverse=True):
        if found := pattern.search(line):
            return Piece(now.date() + timedelta(days=ahead), found[0])
    return None


def _weekday(line: str, *, now: datetime) -> Piece | None:
    for number, pattern in enumerate(WEEKDAYS):
        if found := pattern.search(line):
            # "Monday week" is the one after.
            more = 7 if re.match(r" week\b", line[found.end() :]) else 0
            return Piece(now.date() + timedelta(days=((number - now.weekday()) % 7 or 7) + more), found[0])
    return None


def _week(line: str, *, now: datetime, hours: WorkingHours | None) -> Piece | None:
    if found := NEXT_WEEK.search(line):
        return Piece(_in_week(line, now.date() + timedelta(days=7), hours), found[0])
    if found := THIS_WEEK.search(line):
        return Piece(_last_of_week(now.date(), hours), found[0])
    return None


def _in_week(line: str, day: date, hours: WorkingHours | None) -> date:
    """Early in its week, in the middle of it, or by its end."""
    monday = day - timedelta(days=day.weekday())
    for ahead, pattern in ((1, EARLY), (2, MIDDLE)):
        if pattern.search(line):
            return monday + timedelta(days=ahead)
    return _last_of_week(day, hours)


def _last_of_month(day: date, hours: WorkingHours | None) -> date:
    """The last day of its month on which somebody works; the last of all where nobody does."""
    after = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    days = [after - timedelta(days=back) for back in range(1, 8)]
    return next((one for one in days if hours and hours.hours.on(one)), days[0])


def _last_of_week(day: date, hours: WorkingHours | None) -> date:
    """The last day of its week on which somebody works; Friday where nobody does."""
    monday = day - timedelta(days=day.weekday())
    open_on = [one for one in range(7) if hours and hours.hours.on(monday + timedelta(days=one))]
    return monday + timedelta(days=max(open_on, default=FRIDAY))


def _end_of(day: date, *, now: datetime, hours: WorkingHours | None) -> datetime:
    """When the working day ends; at six where nobody works on it."""
    spans = hours.hours.on(day) if hours else ()
    end = max((closes for _opens, closes in spans), default=AFTERNOON.hour * 60)
    zone = hours.zone if hours and spans else now.tzinfo
    midnight = datetime.combine(day, time(0), tzinfo=zone)
    wall = midnight.replace(hour=end // 60, minute=end % 60) if end < 24 * 60 else midnight + A_DAY
    return wall.astimezone(now.tzinfo)
