"""When an owner has done nothing for too long. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What is known of a matter that is open: when its owner was heard last, and what it waits for."""

    last: datetime
    asked_at: datetime | None = None
    promised_at: datetime | None = None
    is_handed: bool = False
    has_unsent: bool = False


def silent_from(matter: Heard, *, after: Callable[[datetime], datetime | None], at: datetime) -> datetime | None:
    """The moment from which on it is silence, as the team's limit counts; None where that never comes.

    Counted from the owner's last act, or from the customer's first unanswered word if that came later. Who has an
    answer ready that leaves later is not silent, and where nothing is asked a promise for later is no silence either;
    what was handed over is, for there the promise is somebody else's.
    """
    if matter.has_unsent:
        return after(at)
    silent = after(max(matter.last, matter.asked_at or matter.last))
    if silent and matter.promised_at and matter.asked_at is None and not matter.is_handed:
        return max(silent, matter.promised_at)
    return silent
