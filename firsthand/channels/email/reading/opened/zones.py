"""The time zone of a calendar file: one of the world's by its name, or by the rules that the file brings (RFC 5545, 3.6.5)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

OFFSET = re.compile(r"([+-])(\d{2})(\d{2})(?:\d{2})?")
DAY = re.compile(r"(-?\d)?(MO|TU|WE|TH|FR|SA|SU)")
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORLD = re.compile(
    r"(?:.*/)?((?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Za-z_+-]+(?:/[A-Za-z_]+)?)"
)


@dataclass(frozen=True)
class Rule:
    """From the given moment of each year (or once, without a month) the clock is so far from universal time."""

    begins: datetime
    offset: timedelta
    month: int = 0
    week: int = 0  # the first is 1, the last is -1
    weekday: int = 0

    def onset(self, year: int) -> datetime | None:
        """When it begins in this year; None before its first year."""
        if not self.month:
            return self.begins
        if year < self.begins.year:
            return None
        first = datetime(year, self.month, 1, self.begins.hour, self.begins.minute)  # noqa: DTZ001 - clock on the wall
        days = [first + timedelta(days=each) for each in range(31)]
        fitting = [each for each in days if each.month == self.month and each.weekday() == self.weekday]
        return fitting[self.week - 1 if self.week > 0 else max(self.week, -len(fitting))]


@dataclass(frozen=True)
class Zone:
    """A place of the world, or rules of the file's own."""

    place: ZoneInfo | None
    rules: Sequence[Rule] = ()

    def at(self, clock: datetime) -> datetime:
        """The moment at which the zone's clock shows this."""
        if self.place:
            return clock.replace(tzinfo=self.place)
        onsets = [
            (onset, rule.offset)
            for rule in self.rules
            for year in (clock.year - 1, clock.year)
            if (onset := rule.onset(year)) and onset <= clock
        ]
        offset = max(onsets, key=lambda each: each[0])[1] if onsets else self.rules[0].offset
        return clock.replace(tzinfo=timezone(offset))


def zone_of(name: str, rules: Sequence[tuple[str, str, str]]) -> Zone | None:
    """The zone of this name; the world's table is asked first, as files carry old rules. None when nothing is known."""
    if found := WORLD.fullmatch(name.strip()):
        try:
            return Zone(ZoneInfo(found[1]))
        except (ValueError, OSError, KeyError):
            pass
    known = [rule for each in rules[:50] if (rule := rule_of(*each))]
    return Zone(None, known) if known else None


def rule_of(begins: str, yearly: str, offset: str) -> Rule | None:
    """One STANDARD or DAYLIGHT of the file."""
    try:
        first = datetime.strptime(begins.strip()[:15], "%Y%m%dT%H%M%S")  # noqa: DTZ007 - clock on the wall
    except ValueError:
        return None
    found = OFFSET.fullmatch(offset.strip())
    if not found:
        return None
    away = timedelta(hours=int(found[2]) % 24, minutes=int(found[3]) % 60) * (-1 if found[1] == "-" else 1)
    said = dict(each.upper().split("=", 1) for each in yearly.split(";") if "=" in each)
    day = DAY.fullmatch(said.get("BYDAY", ""))
    month = int(said["BYMONTH"]) if said.get("BYMONTH", "").isdigit() and 0 < int(said["BYMONTH"][:3]) < 13 else 0
    if not day or not month:
        return Rule(first, away)
    return Rule(first, away, month, max(min(int(day[1] or 1) or 1, 4), -4), DAYS.index(day[2]))
