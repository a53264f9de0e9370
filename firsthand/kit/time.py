"""Small helpers for time."""

from datetime import datetime
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


def exact(moment: datetime) -> str:
    """The whole date, the hour and the zone, in the language that is spoken now."""
    day = date_format(moment, "DATE_FORMAT")
    if get_language() in SMALL_MONTHS:
        day = day.lower()
    return f"{day}, {moment:%H:%M} ({moment:%Z})"
