"""Working hours as people write them, read into a calendar and written back. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from firsthand.kit.errors import Refused

SPAN = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[:.](\d{2}))?", re.ASCII)
Spans = list[list[str]]


class HoursUnclear(Refused):
    """Somebody wrote hours that are no hours."""

    words = _("“{written}” is no working time. Write it as 9:00–12:00, 13:00–18:00.")


class HoursBackwards(Refused):
    """Somebody wrote hours that end before they begin."""

    words = _(
        "“{written}” does not end after it begins. Split a night at 24:00: 22:00–24:00, and 0:00–6:00 on the next day."
    )


class HoursOverlap(Refused):
    """Somebody wrote the same hour twice on one day."""

    words = _("“{written}” overlaps itself. Write each hour of the day once.")


class DayUnclear(Refused):
    """Somebody wrote a day that is no day."""

    words = _("“{written}” is no day. Write one a line, as 2026-12-25.")


def read_spans(written: str) -> Spans:
    """ "9-12, 13:00–18:00" as pairs of times; nothing written is a day off. Raises HoursUnclear,
    HoursBackwards, HoursOverlap.
    """
    spans = [_span(part.strip()) for part in re.split(r"[,;]|\s+\+\s+", written) if part.strip()]
    if any(later[0] < earlier[1] for earlier, later in pairwise(sorted(spans))):
        raise HoursOverlap(written=written[:40])
    return spans


def say_spans(spans: Iterable[Sequence[str]]) -> str:
    """Pairs of times as people write them."""
    return ", ".join(f"{opens}–{closes}" for opens, closes in spans)


def read_days(written: str) -> list[str]:
    """One day a line, in order, each once. Raises DayUnclear."""
    return sorted({_day(line.strip()) for line in written.splitlines() if line.strip()})


def read_breaks(written: str) -> dict[str, Spans]:
    """ "2026-12-24 13:00–18:00" a line: hours that are closed on one day. Raises DayUnclear, HoursUnclear."""
    breaks: dict[str, Spans] = {}
    for line in filter(None, map(str.strip, written.splitlines())):
        day, _space, spans = line.partition(" ")
        breaks.setdefault(_day(day), []).extend(read_spans(spans))
    return breaks


def say_breaks(breaks: Mapping[str, Iterable[Sequence[str]]]) -> str:
    """Breaks as people write them, one day a line."""
    return "\n".join(f"{day} {say_spans(spans)}" for day, spans in sorted(breaks.items()))


def friday_evening(now: datetime, *, zone: ZoneInfo) -> datetime:
    """The next Friday at half past five, by the clock on the wall: a moment that shows what hours mean."""
    here = now.astimezone(zone)
    ahead = timedelta(days=(4 - here.weekday()) % 7)
    return (here + ahead).replace(hour=17, minute=30, second=0, microsecond=0)


def _span(written: str) -> list[str]:
    met = SPAN.fullmatch(written)
    if met is None:
        raise HoursUnclear(written=written[:40])
    opens, early, closes, late = met.groups()
    span = [f"{int(opens):02}:{early or '00'}", f"{int(closes):02}:{late or '00'}"]
    if not all(time <= "24:00" and time[3:] < "60" for time in span):
        raise HoursUnclear(written=written[:40])
    if span[0] >= span[1]:
        raise HoursBackwards(written=written[:40])
    return span


def _day(written: str) -> str:
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError as unclear:
        raise DayUnclear(written=written[:40]) from unclear
