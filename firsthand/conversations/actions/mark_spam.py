"""A representative says that a conversation is spam."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.actions.holding import hold_for
from firsthand.conversations.facts import HeldAsBlocked, MarkedAsSpam
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.states import HeldFor
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def mark_spam(
    conversation: Conversation,
    *,
    held_for: HeldFor = HeldFor.MARKED,
    by: Representative,
    at: datetime,
    seen: int | None = None,
) -> Conversation:
    """It waits in the spam folder and owes nothing; one that was marked already stays so."""
    conversation = taken_up(conversation, by=by, seen=seen)
    if conversation.held_for == held_for:
        return conversation
    hold_for(held_for, conversation, by=by, at=at)
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    said = HeldAsBlocked if held_for == HeldFor.BLOCKED else MarkedAsSpam
    record(said(**who, before=conversation.owner_id), by=by, at=at)
    return conversation
