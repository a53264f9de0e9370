"""A conversation is given to a colleague."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.actions.hand import handed_on
from firsthand.conversations.facts import ConversationAssigned
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.refusals import CannotReceiveThere
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def assign(
    conversation: Conversation, *, to: Representative, by: Representative, at: datetime, seen: int | None = None
) -> Conversation:
    """The colleague owns it; raises `CannotReceiveThere` when they do not work here any more or are a machine."""
    conversation = taken_up(conversation, by=by, seen=seen)
    before = conversation.owner_id
    if before == to.pk:
        return conversation
    if not to.is_active or to.is_machine:
        raise CannotReceiveThere(name=to.name)
    conversation.owner = to
    conversation.put("owner")
    fact = ConversationAssigned(
        conversation=conversation.pk,
        customer=conversation.customer_id,
        owner=to.pk,
        before=before,
        handed=conversation.was_handed_over,
    )
    record(fact, *handed_on(conversation, before=before), by=by, at=at)
    return conversation
