"""Until when something may sleep: a few near moments, and one that somebody chose. Pure: now is an argument."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from firsthand.team.rules.when import in_hours
from firsthand.team.rules.working_hours import WorkingHours

MORNING = time(9)
MONDAY = 0


@dataclass(frozen=True)
class Choice:
    """A moment under a code that the page has words for."""

    code: str
    at: datetime


def choices(now: datetime, *, zone: ZoneInfo, hours: WorkingHours | None = None) -> list[Choice]:
    """In three hours, tomorrow at nine, next Monday at nine: in the reader's zone, and when somebody works then."""
    here = now.astimezone(zone)
    to_monday = (MONDAY - here.weekday()) % 7 or 7
    tomorrow, monday = (in_hours(morning(here, days=days), hours) for days in (1, to_monday))
    return [
        Choice("later", (now + timedelta(hours=3)).replace(second=0, microsecond=0)),
        Choice("tomorrow", tomorrow),
        *([Choice("monday", monday)] if monday != tomorrow else []),
    ]


def morning(here: datetime, *, days: int) -> datetime:
    return datetime.combine(here.date() + timedelta(days=days), MORNING, tzinfo=here.tzinfo)


def chosen(words: str, *, zone: ZoneInfo) -> datetime | None:
    """The moment that a date-time field or one of our buttons names; without an offset it is meant in this zone."""
    try:
        at = datetime.fromisoformat(words)
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=zone)
