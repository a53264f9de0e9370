"""Small helpers for time."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def zone(name: str, *, otherwise: str = "UTC") -> ZoneInfo:
    """The time zone of this name; another where the name is empty or unknown."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(otherwise)
