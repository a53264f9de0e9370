"""What a customer is told of promises: in their language, by the clock where they are."""

from collections.abc import Iterable

from django.utils import translation
from django.utils.translation import gettext as _

from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import exactly
from firsthand.promises.models import Promise
from firsthand.promises.rules.kinds import Kind


def lines_of(promises: Iterable[Promise], conversation: Conversation) -> list[str]:
    """What they may count on, a line each."""
    with translation.override(conversation.language or "en"):
        return [
            _("%(what)s: by %(time)s") % {"what": what_of(one), "time": exactly(one.due_at, conversation)}
            for one in promises
        ]


def what_of(promise: Promise) -> str:
    """What was promised, in the language now spoken where nobody said it in words."""
    words = {
        Kind.CALL_BACK: _("We call you back"),
        Kind.APPOINTMENT: _("We come to you"),
        Kind.FOLLOW_UP: _("We ask whether it is solved"),
    }
    said = promise.words.rstrip(".") or words.get(Kind(promise.kind), "") or str(promise)
    # The words may still name the time of before.
    return _("%(what)s (another time was agreed on)") % {"what": said} if promise.instead_of_id else said
