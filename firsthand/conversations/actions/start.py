"""A conversation is begun by a representative, or for a customer by a program."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.facts import ConversationStarted
from firsthand.conversations.models import Conversation, Inbox
from firsthand.conversations.rules.subjects import bare
from firsthand.journal.record import record
from firsthand.people.models import Customer
from firsthand.team.models import Representative


@transaction.atomic
def start(
    customer: Customer,
    *,
    inbox: Inbox,
    subject: str,
    language: str = "",
    external_id: str | None = None,
    by: Representative,
    at: datetime,
) -> Conversation:
    """A conversation without words yet stands open in the inbox's team; nobody owns it."""
    conversation = Conversation(
        inbox=inbox,
        customer=customer,
        team_id=inbox.team_id,
        subject=bare(subject)[:500],
        language=language or customer.language or inbox.language,
        external_id=external_id,
        opened_at=at,
        last_at=at,
    )
    conversation.put()
    record(ConversationStarted(conversation=conversation.pk, customer=customer.pk), by=by, at=at)
    return conversation
