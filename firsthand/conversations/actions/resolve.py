"""A matter is solved."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.facts import ConversationResolved
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.refusals import AlreadyResolved
from firsthand.conversations.rules.states import State
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def resolve(conversation: Conversation, *, by: Representative, at: datetime, seen: int | None = None) -> Conversation:
    """The matter is closed and nothing is owed; raises `AlreadyResolved`, or what a reaction refuses with."""
    conversation = taken_up(conversation, by=by, seen=seen)
    if conversation.is_resolved:
        raise AlreadyResolved
    conversation.state, conversation.resolved_at, conversation.snoozed_until = State.RESOLVED, at, None
    conversation.put("state", "resolved_at", "snoozed_until", *conversation.answer())
    fact = ConversationResolved(
        conversation=conversation.pk, customer=conversation.customer_id, owner=conversation.owner_id
    )
    record(fact, by=by, at=at)
    return conversation
