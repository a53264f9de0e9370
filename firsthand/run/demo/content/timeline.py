"""When the messages of a thread were written: people write while awake, the shop answers while open."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from firsthand.run.demo.content.script import Line

Hours = tuple[int, int]

AWAKE: Hours = (7 * 60 + 10, 22 * 60 + 50)
WEEKDAY: Hours = (9 * 60, 18 * 60)
SATURDAY: Hours = (10 * 60, 15 * 60)

ANSWERED_AFTER = (12, 38, 25, 95, 64, 210, 140, 47, 330)
WROTE_AGAIN_AFTER = (55, 18, 300, 130, 1500, 75, 720, 2900, 36)
NOTED_AFTER = (6, 23, 11, 41)


def ages(lines: Sequence[Line], *, last: int, at: datetime, zone: str, seed: int) -> list[int]:
    """Minutes before `at` for each line, oldest first, strictly falling, none of them in the future."""
    moment = snapped(earlier_by(last, moment=at.astimezone(ZoneInfo(zone))), line=lines[-1], seed=seed)
    moments = [moment]
    for index in range(len(lines) - 1, 0, -1):
        gap = lines[index].after or usual_gap(lines[index], before=lines[index - 1], seed=seed + index)
        earlier = earlier_by(gap, moment=moment)
        moment = snapped(earlier, line=lines[index - 1], seed=seed + 7 * index)
        moments.append(moment)
    return [minutes_between(moment, at) for moment in reversed(moments)]


def usual_gap(line: Line, *, before: Line, seed: int) -> int:
    if line.kind == "note":
        return NOTED_AFTER[seed % len(NOTED_AFTER)]
    if line.kind == "received" and before.kind != "received":
        return WROTE_AGAIN_AFTER[seed % len(WROTE_AGAIN_AFTER)]
    return ANSWERED_AFTER[seed % len(ANSWERED_AFTER)]


def snapped(moment: datetime, *, line: Line, seed: int) -> datetime:
    """The latest minute not after `moment` at which such a line is written."""
    while True:
        opens, closes = hours_of(moment, line=line)
        minute = moment.hour * 60 + moment.minute
        if opens <= minute < closes:
            return moment
        if opens < closes <= minute:
            return at_minute(moment, max(opens, closes - 3 - seed * 13 % 170))
        moment = at_minute(moment - timedelta(days=1), 24 * 60 - 1)


def hours_of(moment: datetime, *, line: Line) -> Hours:
    if line.kind == "received":
        return AWAKE
    return (0, 0) if moment.weekday() == 6 else SATURDAY if moment.weekday() == 5 else WEEKDAY


def at_minute(moment: datetime, minute: int) -> datetime:
    return moment.replace(hour=minute // 60, minute=minute % 60)


def earlier_by(minutes: int, *, moment: datetime) -> datetime:
    """Counted in UTC, so that a change of the clocks never turns two messages round."""
    utc = ZoneInfo("UTC")
    return (moment.astimezone(utc) - timedelta(minutes=minutes)).astimezone(moment.tzinfo)


def minutes_between(moment: datetime, at: datetime) -> int:
    utc = ZoneInfo("UTC")
    return int((at.astimezone(utc) - moment.astimezone(utc)).total_seconds() // 60)


def worked_after(age: int, *, at: datetime, zone: str) -> int:
    """The age of the first working minute from that age on, or half the age when the shop has not opened since."""
    opened = earlier_by(age, moment=at.astimezone(ZoneInfo(zone)))
    while not is_worked(opened):
        opened = earlier_by(-7, moment=opened)
    return minutes_between(opened, at) if opened < at else age // 2


def is_worked(moment: datetime) -> bool:
    opens, closes = (0, 0) if moment.weekday() == 6 else SATURDAY if moment.weekday() == 5 else WEEKDAY
    return opens <= moment.hour * 60 + moment.minute < closes
