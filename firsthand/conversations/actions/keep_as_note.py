"""Words that came in the name of a representative, and were not sent to the customer."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firsthand.conversations.actions.indexing import index
from firsthand.conversations.actions.put_message import attach_stored, put_message
from firsthand.conversations.facts import NoteWritten
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.rules.words import Words
from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic(savepoint=False)
def keep_as_note(
    conversation: Conversation, *, words: Words, claims_to_be: Representative, why: str, fingerprint: str, at: datetime
) -> Message:
    """They stand as a note of nobody's, which says whose name they bear and why they were not sent."""
    if kept := Message.objects.filter(fingerprint=fingerprint).first():
        return kept
    said = _("This came by mail in the name of {name} and was not sent to the customer. {why}").format(
        name=claims_to_be.name, why=why
    )
    conversation = Conversation.objects.locked().select_related("customer").get(pk=conversation.pk)
    text = f"{said}\n\n{words.text}".strip()
    message = put_message(
        Message(
            conversation=conversation,
            kind=Message.Kind.NOTE,
            at=at,
            text=text,
            reply_text=text,
            fingerprint=fingerprint,
        )
    )
    attach_stored(message, words.files)
    conversation.message_count += 1
    conversation.put("message_count")
    index([message], conversation)
    record(
        NoteWritten(conversation=conversation.pk, customer=conversation.customer_id, message=message.pk),
        by=HOUSE,
        at=at,
    )
    return message
