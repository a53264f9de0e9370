"""What was handed over, and where it came from first."""

from collections.abc import Sequence

from django.db.models import QuerySet

from firsthand.conversations.models import Conversation, HandOver
from firsthand.kit.prepared import prepared
from firsthand.team.models import Team


def hand_overs_of(conversation: Conversation) -> Sequence[HandOver]:
    """All of a conversation, the oldest first; asks nothing of what was never handed over."""
    return _hand_overs(conversation.pk) if conversation.hand_over_count else ()


@prepared
def _hand_overs(conversation: int) -> QuerySet[HandOver]:
    return HandOver.objects.with_people().filter(conversation=conversation).order_by("pk")


def home_of(conversation: Conversation) -> Team:
    """The team from which it was first handed over, since the customer last said that all is solved."""
    first = conversation.hand_overs.in_force().select_related("before_team").order_by("pk").first()
    return first.before_team if first else conversation.team
