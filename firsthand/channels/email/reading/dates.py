"""When a letter says that it was written."""

from datetime import UTC, datetime
from email.utils import mktime_tz, parsedate_tz

from firsthand.channels.email.reading.headers import Head


def written_at(head: Head) -> datetime | None:
    """The moment the sender claims, in UTC; None when it is missing, impossible, or of another age."""
    try:
        parsed = parsedate_tz(head.raw("date").decode("latin-1")[:200])
        moment = datetime.fromtimestamp(mktime_tz(parsed), UTC) if parsed else None
    except (ValueError, TypeError, OverflowError, IndexError, OSError):
        return None
    return moment if moment and 1980 <= moment.year <= 2100 else None
