"""Whether an answer goes by mail, because its reader has left the chat. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

# Whoever writes an answer in several pieces is let finish; whoever reads is let read.
QUIET_FOR = timedelta(minutes=1)
# A page that is open says so once a minute.
HERE_FOR = timedelta(seconds=90)
UNREAD_AT_MOST = timedelta(minutes=10)


@dataclass(frozen=True)
class LookAgain:
    """It is too early to tell."""

    at: datetime


def goes_by_mail(*, written_at: datetime, here_at: datetime, at: datetime) -> bool | LookAgain:
    """Whether an answer that was not seen yet goes by mail now, or when to look again."""
    if at < written_at + QUIET_FOR:
        return LookAgain(written_at + QUIET_FOR)
    if here_at + HERE_FOR > at and at < written_at + UNREAD_AT_MOST:
        return LookAgain(at + QUIET_FOR)
    return True
