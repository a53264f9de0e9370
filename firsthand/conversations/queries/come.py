"""Whether something that its sender gave a number has come."""

from firsthand.conversations.models import Conversation, Message, Unsent


def has_come(conversation: Conversation, external_id: str) -> bool:
    """Whether a message, or an answer that has not left yet, stands in the conversation under this number."""
    return (
        conversation.messages.filter(external_id=external_id).exists()
        or conversation.unsent_answers.filter(external_id=external_id).exists()
    )


def has_left(external_id: str) -> bool:
    """Whether what was written under this number has been sent, or waits for its time, wherever it stands; one statement."""
    unsent = Unsent.objects.filter(external_id=external_id).values("pk")
    return Message.objects.filter(external_id=external_id).values("pk").union(unsent, all=True).exists()
