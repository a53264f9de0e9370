"""What happens next in a matter, and what the customer may count on, in sentences."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.states import LastBy, State
from firsthand.kit.time import exact


@dataclass(frozen=True, slots=True)
class Next:
    """One sentence, how it is meant (`good`, `soon`, `late` or nothing), and the moment it speaks of."""

    words: str
    tone: str = ""
    due: datetime | None = None


def next_of(matter: Conversation, *, at: datetime) -> Next:
    """Who does what by when."""
    owner = matter.owner.name if matter.owner else ""
    if matter.is_resolved:
        return Next(_("We call it solved. If it is not, say so: it comes back to the same person."), "good")
    if matter.answer_due_at and not matter.is_held:
        return _owed(owner, matter.answer_due_at, at=at)
    if matter.state in (State.WAITING, State.SNOOZED) and matter.last_by == LastBy.REPRESENTATIVE:
        return Next(_("You have our answer. Is it solved?"))
    return Next(_("%(name)s is at it.") % {"name": owner} if owner else _("We are at it."))


def _owed(owner: str, due: datetime, *, at: datetime) -> Next:
    told = {"name": owner, "time": exact(timezone.localtime(due))}
    if due < at:
        late = _("An answer was due by %(time)s. We are late, and sorry: it has not been forgotten.")
        return Next(late % told, "late", due)
    words = _("%(name)s answers you by %(time)s.") if owner else _("One of us answers you by %(time)s.")
    return Next(words % told, "", due)
