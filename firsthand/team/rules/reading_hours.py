"""A calendar as it is written down, read into wall-clock spans and checked. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)|(24):(00)", re.ASCII)

# Minutes since midnight by the clock on the wall: opening and closing, 1440 is 24:00.
Span = tuple[int, int]


class CalendarIsWrong(ValueError):
    """What is written down is no calendar; the message says which part."""


@dataclass(frozen=True)
class Hours:
    """Spans by weekday, days off, and closed spans on single days."""

    week: tuple[tuple[Span, ...], ...]
    holidays: frozenset[date]
    breaks: Mapping[date, tuple[Span, ...]]

    @property
    def never(self) -> bool:
        """Whether no weekday has hours."""
        return not any(self.week)

    def on(self, day: date) -> tuple[Span, ...]:
        """The spans that are open on this day, by the clock on the wall."""
        if day in self.holidays:
            return ()
        spans = self.week[day.weekday()]
        closed = self.breaks.get(day)
        return spans if closed is None else without(spans, closed)


def read_hours(calendar: Mapping[str, Any]) -> Hours:
    """The hours of a calendar. Raises CalendarIsWrong."""
    week = _mapping(calendar.get("hours"), "hours")
    if strange := sorted(set(week) - set(WEEKDAYS)):
        raise CalendarIsWrong(f"hours: {strange[0]!r} is not one of {', '.join(WEEKDAYS)}")
    breaks = _mapping(calendar.get("breaks"), "breaks")
    return Hours(
        week=tuple(read_spans(week.get(name, ()), name) for name in WEEKDAYS),
        holidays=frozenset(_day(written) for written in _list(calendar.get("holidays"), "holidays")),
        breaks={_day(written): read_spans(spans, written) for written, spans in breaks.items()},
    )


def read_spans(written: Any, where: str) -> tuple[Span, ...]:
    """Spans in order, touching ones joined. Raises CalendarIsWrong when one is backwards or two overlap."""
    spans = sorted(_span(pair, where) for pair in _list(written, where))
    if any(later[0] < earlier[1] for earlier, later in pairwise(spans)):
        raise CalendarIsWrong(f"{where}: two spans overlap")
    return joined(spans)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Neighbours that touch become one."""
    whole: list[Span] = []
    for opens, closes in spans:
        if whole and whole[-1][1] >= opens:
            whole[-1] = (whole[-1][0], max(closes, whole[-1][1]))
        else:
            whole.append((opens, closes))
    return tuple(whole)


def without(spans: Sequence[Span], closed: Sequence[Span]) -> tuple[Span, ...]:
    """What stays of the spans when the closed ones are cut out."""
    left = list(spans)
    for shut, again in closed:
        pieces = (
            ((opens, min(closes, shut)) for opens, closes in left),
            ((max(opens, again), closes) for opens, closes in left),
        )
        left = sorted({(opens, closes) for half in pieces for opens, closes in half if opens < closes})
    return tuple(left)


def _span(pair: Any, where: str) -> Span:
    if not isinstance(pair, list | tuple) or len(pair) != 2:
        raise CalendarIsWrong(f'{where}: a span is two times, such as ["09:00", "18:00"]')
    opens, closes = (_minutes(written, where) for written in pair)
    if opens >= closes:
        raise CalendarIsWrong(f"{where}: {pair[0]}–{pair[1]} does not end after it begins; split a night at 24:00")
    return opens, closes


def _minutes(written: Any, where: str) -> int:
    met = CLOCK.fullmatch(written) if isinstance(written, str) else None
    if met is None:
        raise CalendarIsWrong(f"{where}: {written!r} is not a time between 00:00 and 24:00")
    hour, minute = (part for part in met.groups() if part is not None)
    return int(hour) * 60 + int(minute)


def _day(written: Any) -> date:
    try:
        return date.fromisoformat(written)
    except (TypeError, ValueError) as wrong:
        raise CalendarIsWrong(f"{written!r} is not a day such as 2026-12-25") from wrong


def _mapping(written: Any, where: str) -> Mapping[str, Any]:
    if written is not None and not isinstance(written, Mapping):
        raise CalendarIsWrong(f"{where}: expected names with spans")
    return written or {}


def _list(written: Any, where: str) -> Sequence[Any]:
    if written is not None and not isinstance(written, list | tuple):
        raise CalendarIsWrong(f"{where}: expected a list")
    return written or ()
