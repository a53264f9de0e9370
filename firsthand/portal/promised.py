"""What the customer was promised in a matter and may still count on, in words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from firsthand.conversations.models import Conversation
from firsthand.kit.time import exact
from firsthand.promises.queries import told_open, what_of


@dataclass(frozen=True, slots=True)
class Promised:
    """What, by when in words of their own zone, and whether that has passed."""

    what: str
    by: str
    due: datetime
    is_late: bool


def promised_in(matter: Conversation, *, at: datetime) -> list[Promised]:
    """The open ones, what falls due first; a late one is not hidden. Most matters are asked nothing for it."""
    if matter.promised_at is None:
        return []
    return [
        Promised(what_of(one), exact(timezone.localtime(one.due_at)), one.due_at, one.due_at < at)
        for one in told_open(matter.pk)
    ]
