"""A conversation that waited goes on."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import refuse_while_held, taken_up
from firsthand.conversations.facts import ConversationResumed
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.refusals import AlreadyResolved
from firsthand.conversations.rules.states import State
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def resume(conversation: Conversation, *, by: Representative, at: datetime, seen: int | None = None) -> Conversation:
    """It is open before the customer wrote or the snooze ran out; raises `AlreadyResolved`."""
    conversation = taken_up(conversation, by=by, seen=seen)
    refuse_while_held(conversation)
    if conversation.is_resolved:
        raise AlreadyResolved
    if conversation.is_open:
        return conversation
    conversation.state, conversation.snoozed_until = State.OPEN, None
    conversation.put("state", "snoozed_until", *conversation.run_on(at=at))
    record(ConversationResumed(conversation=conversation.pk, customer=conversation.customer_id), by=by, at=at)
    return conversation
