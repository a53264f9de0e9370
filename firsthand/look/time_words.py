"""The words for a moment. Pure but for the language: both times are given, in the reader's zone."""

from datetime import UTC, datetime, time, timedelta

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from firsthand.kit.time import written

NEAR = {0: later("Today"), -1: later("Yesterday"), 1: later("Tomorrow")}
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
# Whole sentences, because Lithuanian, Italian and Bulgarian each bend the day's name after "by".
BY_WEEKDAY = (
    later("by Monday %(clock)s"),
    later("by Tuesday %(clock)s"),
    later("by Wednesday %(clock)s"),
    later("by Thursday %(clock)s"),
    later("by Friday %(clock)s"),
    later("by Saturday %(clock)s"),
    later("by Sunday %(clock)s"),
)


def due(at: datetime, *, now: datetime) -> str:
    """By when something is owed; how late it is once that moment has passed."""
    left = until(at, now=now)
    if left < timedelta(0):
        return _("%(span)s late") % {"span": span(-left)}
    if at.time() == time(0) and days_between(now, at) == 1:
        return _("by midnight")
    return due_later(at, days=days_between(now, at))


def due_later(at: datetime, *, days: int) -> str:
    if days == 0:
        return _("by noon") if at.time() == time(12) else _("by %(clock)s") % {"clock": clock(at)}
    if days == 1:
        return _("tomorrow by %(clock)s") % {"clock": clock(at)}
    if days < 7:
        return BY_WEEKDAY[at.weekday()] % {"clock": clock(at)}
    return _("by %(date)s") % {"date": written(at, "MONTH_DAY_FORMAT")}


def said(at: datetime, *, now: datetime) -> str:
    """A moment told from now: near ones as a distance, further ones as a day and an hour."""
    distance = until(at, now=now)
    if abs(distance) < MINUTE:
        return _("just now")
    if abs(distance) < 6 * HOUR:
        return (_("in %(span)s") if distance > timedelta(0) else _("%(span)s ago")) % {"span": span(abs(distance))}
    return on_a_day(at, days=days_between(now, at), same_year=at.year == now.year)


def until_words(at: datetime, *, now: datetime) -> str:
    """A moment as it stands after "until": always a clock or a day, however near; a distance reads wrong there."""
    days = days_between(now, at)
    if days < -1:
        return written(at, "MONTH_DAY_FORMAT" if at.year == now.year else "DATE_FORMAT")
    return on_a_day(at, days=days, same_year=at.year == now.year)


def on_a_day(at: datetime, *, days: int, same_year: bool) -> str:
    if days == 0:
        return clock(at)
    if days in (-1, 1):
        return (_("yesterday %(clock)s") if days < 0 else _("tomorrow %(clock)s")) % {"clock": clock(at)}
    if 0 < days < 7:
        return f"{WEEKDAYS[at.weekday()]} {clock(at)}"
    if -7 < days < 0:
        return _("%(span)s ago") % {"span": span(-days * DAY)}
    return written(at, "MONTH_DAY_FORMAT" if same_year else "DATE_FORMAT")


def day(at: datetime, *, now: datetime) -> str:
    """The day as a heading of a thread."""
    days = days_between(now, at)
    if days in NEAR:
        return str(NEAR[days])
    words = written(at, "l, j F" if at.year == now.year else "DATE_FORMAT")
    return words[:1].upper() + words[1:]


def span(length: timedelta) -> str:
    """A length of time in its one largest unit, rounded down: nobody is told more than passed."""
    if length < HOUR:
        minutes = max(1, length // MINUTE)
        return ngettext("%(count)s min", "%(count)s min", minutes) % {"count": minutes}
    if length < DAY:
        return ngettext("%(count)s h", "%(count)s h", length // HOUR) % {"count": length // HOUR}
    return ngettext("%(count)s day", "%(count)s days", length // DAY) % {"count": length // DAY}


def for_scripts() -> dict[str, str | dict[str, str]]:
    """The same words with their blanks, for what a page tells by itself while it stays open.

    Lengths stand under the kinds of numbers that browsers know (CLDR plural rules); one, two and ten are of each kind
    that our languages have.
    """
    lengths = {"minute": MINUTE, "hour": HOUR, "day": DAY}
    kinds = {"one": 1, "few": 2, "other": 10}
    blank = {"span": "{span}"}
    return {
        **{
            name: {kind: span(number * length).replace(str(number), "{count}") for kind, number in kinds.items()}
            for name, length in lengths.items()
        },
        "late": _("%(span)s late") % blank,
        "ago": _("%(span)s ago") % blank,
        "ahead": _("in %(span)s") % blank,
    }


def clock(at: datetime) -> str:
    """Hours and minutes on the twenty-four hour clock that all our countries write."""
    return f"{at.hour}:{at:%M}"


def until(at: datetime, *, now: datetime) -> timedelta:
    """Real time between the two: Python subtracts two times of one zone by the clock on the wall, wrong when clocks change."""
    return at.astimezone(UTC) - now.astimezone(UTC)


def days_between(now: datetime, at: datetime) -> int:
    return (at.date() - now.date()).days
