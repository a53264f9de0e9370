"""It is the customer's turn."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import refuse_while_held, taken_up
from firsthand.conversations.facts import ConversationWaits
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.refusals import AlreadyResolved
from firsthand.conversations.rules.states import State
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def wait(conversation: Conversation, *, by: Representative, at: datetime, seen: int | None = None) -> Conversation:
    """The conversation waits for the customer's next word; raises `AlreadyResolved`."""
    conversation = taken_up(conversation, by=by, seen=seen)
    refuse_while_held(conversation)
    if conversation.is_resolved:
        raise AlreadyResolved
    conversation.state, conversation.snoozed_until = State.WAITING, None
    conversation.put("state", "snoozed_until", *conversation.pause(at=at))
    record(ConversationWaits(conversation=conversation.pk, customer=conversation.customer_id), by=by, at=at)
    return conversation
