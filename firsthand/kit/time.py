"""Small helpers for time."""

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.formats import date_format
from django.utils.translation import get_language

# Where months begin with a small letter; Django writes them with a capital there.
SMALL_MONTHS = {"it", "bg"}


def zone(name: str, *, otherwise: str = "UTC") -> ZoneInfo:
    """The time zone of this name; another where the name is empty or unknown."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(otherwise)


def written(day: date, form: str) -> str:
    """A date in one of Django's formats for days, as the readers of the language that is spoken now write it."""
    return _written(day.year, day.month, day.day, form, get_language())


@lru_cache(4096)
def _written(year: int, month: int, day: int, form: str, language: str | None) -> str:
    words = date_format(date(year, month, day), form)
    return words.lower() if language in SMALL_MONTHS else words


def exact(moment: datetime) -> str:
    """The whole date, the hour and the zone, in the language that is spoken now."""
    return f"{to_the_minute(moment)} ({moment:%Z})"


def to_the_minute(moment: datetime) -> str:
    """The whole date and the hour, in the language that is spoken now."""
    return f"{written(moment, 'DATE_FORMAT')}, {moment:%H:%M}"
