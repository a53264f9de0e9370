"""The owner of a conversation is reminded of it."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.facts import OwnerReminded
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.refusals import NobodyToRemind, YoursToDo
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def remind(conversation: Conversation, *, by: Representative, at: datetime) -> Conversation:
    """Whoever owns it is told that `by` asks them to look; nothing of it changes. Raises `NobodyToRemind`, `YoursToDo`."""
    conversation = taken_up(conversation, by=by)
    if conversation.owner_id is None:
        raise NobodyToRemind
    if conversation.owner_id == by.pk:
        raise YoursToDo
    record(
        OwnerReminded(
            conversation=conversation.pk, customer=conversation.customer_id, representative=conversation.owner_id
        ),
        by=by,
        at=at,
    )
    return conversation
