"""A conversation is given back to its team."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.facts import ConversationReleased
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.refusals import NobodyOwnsIt
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def release(conversation: Conversation, *, by: Representative, at: datetime, seen: int | None = None) -> Conversation:
    """Nobody owns it and the team sees it among its unowned; raises `NobodyOwnsIt`."""
    conversation = taken_up(conversation, by=by, seen=seen)
    before = conversation.owner_id
    if before is None:
        raise NobodyOwnsIt
    conversation.owner = None
    conversation.put("owner")
    record(
        ConversationReleased(conversation=conversation.pk, customer=conversation.customer_id, before=before),
        by=by,
        at=at,
    )
    return conversation
