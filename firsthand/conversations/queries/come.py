"""Whether something that its sender gave a number has come."""

from firsthand.conversations.models import Conversation


def has_come(conversation: Conversation, external_id: str) -> bool:
    """Whether a message, or an answer that has not left yet, stands in the conversation under this number."""
    return (
        conversation.messages.filter(external_id=external_id).exists()
        or conversation.unsent_answers.filter(external_id=external_id).exists()
    )
