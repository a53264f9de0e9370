"""A conversation is put away until a time."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import refuse_while_held, taken_up
from firsthand.conversations.facts import ConversationSnoozed
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.refusals import AlreadyResolved, SnoozeIsPast
from firsthand.conversations.rules.states import State
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def snooze(
    conversation: Conversation, *, until: datetime, by: Representative, at: datetime, seen: int | None = None
) -> Conversation:
    """It is out of sight until then, or until the customer writes; raises `SnoozeIsPast` and `AlreadyResolved`."""
    if until <= at:
        raise SnoozeIsPast
    conversation = taken_up(conversation, by=by, seen=seen)
    refuse_while_held(conversation)
    if conversation.is_resolved:
        raise AlreadyResolved
    conversation.state, conversation.snoozed_until = State.SNOOZED, until
    conversation.put("state", "snoozed_until")
    record(
        ConversationSnoozed(conversation=conversation.pk, customer=conversation.customer_id, until=until.isoformat()),
        by=by,
        at=at,
    )
    return conversation
