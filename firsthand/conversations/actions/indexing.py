"""Messages are put where search finds them."""

from collections.abc import Sequence

from firsthand.conversations.models import Conversation, Message
from firsthand.search.documents import Doc
from firsthand.search.index import add_new

# The kinds of things that the index tells apart.
MESSAGE = 1


def index(messages: Sequence[Message], conversation: Conversation) -> None:
    """The messages are found by their words, their subject and whom they are from or to."""
    add_new([document(message, conversation) for message in messages])


def document(message: Message, conversation: Conversation) -> Doc:
    """The message as search knows it."""
    return Doc(
        kind=MESSAGE,
        object_id=message.pk,
        group_id=conversation.pk,
        at=message.at,
        text="\n".join(
            [
                conversation.subject,
                conversation.customer.name,
                message.sender_address,
                message.reply_text or message.text,
            ]
        ),
        language=conversation.language,
    )
