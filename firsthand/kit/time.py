"""Small helpers for time."""

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.formats import date_format


def zone(name: str, *, otherwise: str = "UTC") -> ZoneInfo:
    """The time zone of this name; another where the name is empty or unknown."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(otherwise)


def exact(moment: datetime) -> str:
    """The whole date, the hour and the zone, in the language that is spoken now."""
    return f"{date_format(moment, 'DATE_FORMAT')}, {moment:%H:%M} ({moment:%Z})"
