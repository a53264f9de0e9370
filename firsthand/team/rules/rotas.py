"""Who is on. Pure: the turns, the moment and the zone are arguments.

Somebody is on at a moment when the clock on the wall then shows a time within their turn. So an hour that the clock shows
twice is served twice, and one that it leaps over is not there: no night is left without anybody by a change of clocks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

MIDNIGHT = 24 * 60
# A rota that changes at all does so within eight days.
LOOK_AHEAD = 8


@dataclass(frozen=True)
class Turn:
    """A person, from one minute of a day until another; every such weekday, or on this one day instead of the week."""

    person: int
    opens: int
    closes: int
    weekday: int | None = None
    day: date | None = None
    rank: int = 1

    def holds(self, minute: int) -> bool:
        return self.opens <= minute < self.closes


@dataclass(frozen=True)
class Stretch:
    """From one minute of a day until another the same people are on; nobody where there are none."""

    opens: int
    closes: int
    people: tuple[int, ...]
    is_exception: bool = False


def who_is_on(turns: Iterable[Turn], at: datetime, *, zone: ZoneInfo) -> tuple[int, ...]:
    """The people who are on at this moment, who is asked first first; each once."""
    here = at.astimezone(zone)
    return people_at(tuple(turns), here.date(), here.hour * 60 + here.minute)[0]


def people_at(turns: Sequence[Turn], day: date, minute: int) -> tuple[tuple[int, ...], bool]:
    """Who is on at this time of this day, and whether that is otherwise than in other weeks."""
    holding = [turn for turn in turns if turn.holds(minute)]
    instead = [turn for turn in holding if turn.day == day]
    found = instead or [turn for turn in holding if turn.weekday == day.weekday()]
    ranked = sorted(found, key=lambda turn: turn.rank)
    return tuple(dict.fromkeys(turn.person for turn in ranked)), bool(instead)


def day_of(turns: Iterable[Turn], day: date) -> list[Stretch]:
    """The whole day, in stretches in which the same people are on."""
    known = [turn for turn in turns if turn.day == day or (turn.day is None and turn.weekday == day.weekday())]
    marks = sorted({0, MIDNIGHT, *(mark for turn in known for mark in (turn.opens, turn.closes))})
    stretches: list[Stretch] = []
    for opens, closes in pairwise(marks):
        people, is_exception = people_at(known, day, opens)
        if stretches and (stretches[-1].people, stretches[-1].is_exception) == (people, is_exception):
            opens = stretches.pop().opens
        stretches.append(Stretch(opens, closes, people, is_exception))
    return stretches


def changes_at(turns: Sequence[Turn], at: datetime, *, zone: ZoneInfo) -> datetime | None:
    """The next moment at which others are on; None where the same are on for a week and more."""
    now = who_is_on(turns, at, zone=zone)
    today = at.astimezone(zone).date()
    for ahead in range(LOOK_AHEAD + 1):
        day = today + timedelta(days=ahead)
        for stretch in day_of(turns, day):
            begins = moment(day, stretch.opens, zone)
            if begins > at and stretch.people != now:
                return begins
    return None


def moment(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """When the clock on the wall shows that time first; where it leaps over it, when it leaps (PEP 495)."""
    days, rest = divmod(minute, MIDNIGHT)
    wall = datetime(day.year, day.month, day.day, rest // 60, rest % 60, tzinfo=zone) + timedelta(days=days)
    return wall.astimezone(UTC)
