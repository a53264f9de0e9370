"""The language of a conversation is set."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.facts import LanguageChanged
from firsthand.conversations.models import Conversation
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def speak(
    conversation: Conversation, *, language: str, by: Representative, at: datetime, seen: int | None = None
) -> Conversation:
    """What we write to the customer in this matter is in this language from now on."""
    conversation = taken_up(conversation, by=by, seen=seen)
    if conversation.language == language:
        return conversation
    conversation.language = language
    conversation.put("language")
    record(
        LanguageChanged(conversation=conversation.pk, customer=conversation.customer_id, language=language),
        by=by,
        at=at,
    )
    return conversation
