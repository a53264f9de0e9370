"""What was answered in side threads has been read."""

from firsthand.conversations.models import Conversation


def read_asides(conversation: Conversation) -> None:
    """None of its side threads is new any more."""
    conversation.side_threads.exclude(unread_since=None).update(unread_since=None)
