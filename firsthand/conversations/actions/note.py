"""A representative writes a note among colleagues."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.actions.indexing import index
from firsthand.conversations.actions.put_message import attach_stored, put_message, said_before
from firsthand.conversations.facts import NoteWritten, RepresentativeMentioned
from firsthand.conversations.models import Conversation, Mention, Message
from firsthand.conversations.rules.refusals import NothingWritten
from firsthand.conversations.rules.words import Words
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def note(
    conversation: Conversation,
    *,
    words: Words,
    mentioned: Sequence[Representative] = (),
    by: Representative,
    at: datetime,
    external_id: str | None = None,
) -> Message:
    """The note stands, unseen by customers; whoever is mentioned sees the conversation. Raises `NothingWritten`."""
    if words.is_empty:
        raise NothingWritten
    conversation = taken_up(conversation, by=by)
    if kept := said_before(conversation, external_id):
        return kept
    message = put_message(_message(conversation, words, by=by, at=at, external_id=external_id))
    attach_stored(message, words.files)
    Mention.objects.bulk_create(
        Mention(conversation=conversation, representative=one, message=message) for one in mentioned
    )
    conversation.message_count += 1
    conversation.put("message_count")
    index([message], conversation)
    who = {"conversation": conversation.pk, "customer": conversation.customer_id, "message": message.pk}
    record(
        NoteWritten(**who), *(RepresentativeMentioned(**who, representative=one.pk) for one in mentioned), by=by, at=at
    )
    return message


def _message(
    conversation: Conversation, words: Words, *, by: Representative, at: datetime, external_id: str | None
) -> Message:
    return Message(
        conversation=conversation,
        kind=Message.Kind.NOTE,
        author_representative=by,
        at=at,
        text=words.text,
        html=words.html,
        reply_text=words.text,
        external_id=external_id,
    )
