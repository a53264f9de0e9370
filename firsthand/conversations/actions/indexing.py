"""Messages are put where search finds them."""

from collections.abc import Sequence

from firsthand.conversations.models import Conversation, Message


def index(messages: Sequence[Message], conversation: Conversation) -> None:
    """The messages are found."""
