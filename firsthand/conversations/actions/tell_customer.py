"""The customer is written to about what we do, which answers nothing of what they asked."""

from datetime import datetime

from firsthand.conversations.actions.indexing import index
from firsthand.conversations.actions.put_message import attach_stored, put_message
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.queries import address_to_answer
from firsthand.conversations.rules.addressing import Addressing
from firsthand.conversations.rules.incoming import Party
from firsthand.conversations.rules.refusals import NobodyToWriteTo
from firsthand.conversations.rules.states import LastBy
from firsthand.conversations.rules.subjects import answering
from firsthand.conversations.rules.words import Words
from firsthand.team.models import Representative


def tell_customer(conversation: Conversation, words: Words, *, by: Representative, at: datetime) -> Message:
    """The message stands; what was owed stays owed. The caller writes what `show_last` changes, and records its fact.

    Raises `NobodyToWriteTo`.
    """
    address = address_to_answer(conversation)
    if not address:
        raise NobodyToWriteTo
    message = Message(
        conversation=conversation,
        kind=Message.Kind.REPLY,
        author_representative=by,
        at=at,
        subject=answering(conversation.subject),
        text=words.text,
        html=words.html,
        reply_text=words.text,
        recipients=Addressing().recipients(otherwise=Party(address, conversation.customer.name)),
        delivery=Message.Delivery.QUEUED,
    )
    put_message(message)
    attach_stored(message, words.files)
    conversation.show_last(words.text, by=LastBy.REPRESENTATIVE, at=at)
    index([message], conversation)
    return message
