"""How every act on an unsent answer begins and ends: under the lock of its conversation."""

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.models import Conversation, Unsent
from firsthand.conversations.rules.refusals import HasLeft, WasThrownAway
from firsthand.team.models import Representative


def looked_at_again(unsent: Unsent, *, by: Representative) -> tuple[Conversation, Unsent]:
    """Its conversation, locked, and the answer as it stands now. Raises `NotYours`, `HasLeft`."""
    conversation = taken_up(unsent.conversation, by=by)
    now = Unsent.objects.select_related("author").get(pk=unsent.pk)
    if now.state == Unsent.State.SENT:
        raise HasLeft
    return conversation, now


def undecided(unsent: Unsent, *, by: Representative) -> tuple[Conversation, Unsent]:
    """The same of one that may still leave. Raises `NotYours`, `HasLeft`, `WasThrownAway`."""
    conversation, now = looked_at_again(unsent, by=by)
    if now.state == Unsent.State.DISCARDED:
        raise WasThrownAway
    return conversation, now


def count(conversation: Conversation) -> None:
    """The conversation knows how many may still leave; the caller holds its lock."""
    conversation.unsent_count = conversation.unsent_answers.undecided().count()
    conversation.put("unsent_count")
