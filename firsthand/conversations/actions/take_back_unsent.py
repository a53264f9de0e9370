"""An unsent answer is held back, until somebody decides anew."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.unsent import count, looked_at_again
from firsthand.conversations.facts import ReplyHeldBack
from firsthand.conversations.models import Conversation, Unsent
from firsthand.conversations.rules.refusals import IsHeldBack
from firsthand.journal.record import record
from firsthand.kit.errors import Refused
from firsthand.team.models import Representative


@transaction.atomic
def take_back_unsent(unsent: Unsent, *, by: Representative, at: datetime) -> Unsent:
    """It does not leave by itself any more; one that was thrown away is there again. Raises `HasLeft`."""
    conversation, unsent = looked_at_again(unsent, by=by)
    if unsent.state == Unsent.State.HELD:
        return unsent
    _hold(unsent, Unsent.Why.UNDONE)
    count(conversation)
    record(_fact(unsent, conversation), by=by, at=at)
    return unsent


def answers_held_back(conversation: Conversation) -> list[ReplyHeldBack]:
    """The facts that nothing leaves past what the customer has just written; the caller holds the lock and records them.

    Costs nothing where nothing is unsent.
    """
    if not conversation.unsent_count:
        return []
    waiting = list(conversation.unsent_answers.waiting())
    for unsent in waiting:
        _hold(unsent, Unsent.Why.CUSTOMER_WROTE)
    return [_fact(unsent, conversation) for unsent in waiting]


def hold_refused(unsent: Unsent, conversation: Conversation, *, because: Refused) -> ReplyHeldBack:
    """The fact that it could not leave, with why; the caller holds the lock and records it."""
    if isinstance(because, IsHeldBack):
        _hold(unsent, Unsent.Why.MATTER_HELD)
    else:
        _hold(unsent, Unsent.Why.REFUSED, because=because)
    return _fact(unsent, conversation)


def _hold(unsent: Unsent, why: Unsent.Why, *, because: Refused | None = None) -> None:
    unsent.state, unsent.why = Unsent.State.HELD, why
    unsent.why_words = because.template[:300] if because else ""
    unsent.why_values = {name: str(value) for name, value in because.values.items()} if because else {}
    unsent.save(update_fields=["state", "why", "why_words", "why_values"])


def _fact(unsent: Unsent, conversation: Conversation) -> ReplyHeldBack:
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    return ReplyHeldBack(**who, unsent=unsent.pk, author=unsent.author_id, why=unsent.why)
