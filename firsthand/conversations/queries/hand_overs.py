"""What was handed over, and where it came from first."""

from collections.abc import Sequence

from firsthand.conversations.models import Conversation, HandOver
from firsthand.team.models import Team


def hand_overs_of(conversation: Conversation) -> Sequence[HandOver]:
    """All of a conversation, the oldest first; asks nothing of what was never handed over."""
    return list(conversation.hand_overs.with_people().order_by("pk")) if conversation.hand_over_count else ()


def home_of(conversation: Conversation) -> Team:
    """The team from which it was first handed over, since the customer last said that all is solved."""
    first = conversation.hand_overs.in_force().select_related("before_team").order_by("pk").first()
    return first.before_team if first else conversation.team
