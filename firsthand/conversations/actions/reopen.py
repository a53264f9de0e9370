"""A solved matter is opened again by a representative."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.actions.who_left import into_hands_that_are_here
from firsthand.conversations.facts import ConversationReopened
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.rules.refusals import NotResolved
from firsthand.conversations.rules.states import State
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def reopen(conversation: Conversation, *, by: Representative, at: datetime, seen: int | None = None) -> Conversation:
    """The matter is open again with the owner it had; raises `NotResolved`.

    When the customer had the last word, an answer is owed again, from now by the inbox's hours: no promise is lost.
    """
    conversation = taken_up(conversation, by=by, seen=seen)
    if not conversation.is_resolved:
        raise NotResolved
    conversation.state, conversation.resolved_at = State.OPEN, None
    conversation.reopenings += 1
    changed = conversation.owe_answer(at=at) if _is_unanswered(conversation) else []
    changed += into_hands_that_are_here(conversation, at=at)
    conversation.put("state", "resolved_at", "reopenings", *changed)
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    record(ConversationReopened(**who, owner=conversation.owner_id, times=conversation.reopenings), by=by, at=at)
    return conversation


def _is_unanswered(conversation: Conversation) -> bool:
    """Whether the last that a person said, not counting notes among colleagues, was said by the customer."""
    last = conversation.messages.seen_by_customer().filter(automatic="").order_by("-pk").first()
    return last is not None and last.kind == Message.Kind.RECEIVED
