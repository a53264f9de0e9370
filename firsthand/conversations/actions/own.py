"""A representative takes a conversation."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.actions.hand import handed_on
from firsthand.conversations.facts import ConversationOwned
from firsthand.conversations.models import Conversation
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def own(conversation: Conversation, *, by: Representative, at: datetime, seen: int | None = None) -> Conversation:
    """The conversation is theirs; one that was theirs already stays so."""
    conversation = taken_up(conversation, by=by, seen=seen)
    before = conversation.owner_id
    if before == by.pk:
        return conversation
    conversation.owner = by
    conversation.put("owner")
    fact = ConversationOwned(
        conversation=conversation.pk,
        customer=conversation.customer_id,
        owner=by.pk,
        before=before,
        handed=conversation.was_handed_over,
    )
    record(fact, *handed_on(conversation, before=before), by=by, at=at)
    return conversation
