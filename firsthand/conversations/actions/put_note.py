"""A note that goes with another act: among colleagues, by whoever acts."""

from datetime import datetime

from firsthand.conversations.actions.indexing import index
from firsthand.conversations.actions.put_message import put_message
from firsthand.conversations.models import Conversation, Message
from firsthand.team.models import Representative


def put_note(conversation: Conversation, text: str, *, by: Representative, at: datetime) -> Message:
    """It stands in the thread and is found; the caller writes the conversation's `message_count`."""
    kind = Message.Kind.NOTE
    note = Message(conversation=conversation, kind=kind, author_representative=by, at=at, text=text, reply_text=text)
    put_message(note)
    conversation.message_count += 1
    index([note], conversation)
    return note
