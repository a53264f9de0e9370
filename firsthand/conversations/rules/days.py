"""Days as people write them in a search: 2026, 2026-09, 2026-09-15, today, yesterday, 7d, 2w. Pure."""

import re
from datetime import UTC, datetime, timedelta, tzinfo

WRITTEN = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
AGO = re.compile(r"(\d{1,4})([dwm])", re.ASCII)
DAYS = {"d": 1, "w": 7, "m": 30}


def day(words: str, *, now: datetime, zone: tzinfo) -> datetime | None:
    """The first moment of that year, month or day on the reader's wall clock; None when it is none."""
    midnight = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    if words in ("today", "yesterday"):
        return midnight - timedelta(days=words == "yesterday")
    if ago := AGO.fullmatch(words):
        return midnight - timedelta(days=int(ago[1]) * DAYS[ago[2]])
    written = WRITTEN.fullmatch(words)
    if written is None:
        return None
    try:
        named = datetime(int(written[1]), int(written[2] or 1), int(written[3] or 1), tzinfo=zone)
        named.astimezone(UTC)  # as it is asked for; east of Greenwich the first day of all begins before there are any
        return named
    except (ValueError, OverflowError):
        return None
