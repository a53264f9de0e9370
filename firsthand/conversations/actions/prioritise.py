"""A conversation becomes more or less urgent."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.facts import PriorityChanged
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.states import Priority
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def prioritise(
    conversation: Conversation, *, priority: Priority, by: Representative, at: datetime, seen: int | None = None
) -> Conversation:
    """It has this priority."""
    conversation = taken_up(conversation, by=by, seen=seen)
    before = conversation.priority
    if before == priority:
        return conversation
    conversation.priority = priority
    conversation.put("priority")
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    record(PriorityChanged(**who, priority=priority, before_priority=before), by=by, at=at)
    return conversation
