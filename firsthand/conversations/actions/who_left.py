"""A matter comes back whose owner has left meanwhile."""

from firsthand.conversations.models import Conversation
from firsthand.team.models import Representative


def without_who_left(conversation: Conversation) -> list[str]:
    """It comes back to its owner, but not to one who cannot come in any more: then it is nobody's; returns what changed."""
    if conversation.owner_id is None or Representative.objects.active().filter(pk=conversation.owner_id).exists():
        return []
    conversation.owner = None
    return ["owner"]
