"""How long ago a letter came for which the shop has since been open a given time."""

from datetime import datetime, timedelta
from typing import Any

from firsthand.team.rules.working_hours import WorkingHours

LONGEST = 14 * 24 * 60
CAME_WHILE_CLOSED = 3  # one letter in so many, while the shop is closed
ENOUGH_TIME = 45


def age_of_promise(worked: float, *, at: datetime, branch: dict[str, Any], seed: int) -> int:
    """The age in minutes; at night and on Sundays some letters have come since the doors were closed."""
    hours = WorkingHours.from_json({name: branch[name] for name in ("timezone", "hours", "holidays")})
    closed = age_at(1, at=at, hours=hours)
    if closed > ENOUGH_TIME and seed % CAME_WHILE_CLOSED == 0:
        return ENOUGH_TIME // 3 + seed * 37 % (closed - ENOUGH_TIME // 3)
    return age_at(worked, at=at, hours=hours)


def age_at(worked: float, *, at: datetime, hours: WorkingHours) -> int:
    """The fewest minutes before `at` that hold so many working minutes, found by halving."""
    low, high = 1, LONGEST
    while low < high:
        middle = (low + high) // 2
        if hours.seconds_between(at - timedelta(minutes=middle), at) < worked * 60:
            low = middle + 1
        else:
            high = middle
    return low
