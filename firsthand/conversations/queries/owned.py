"""What somebody looks after."""

from firsthand.conversations.models import Conversation
from firsthand.conversations.models.conversation import ConversationQuerySet
from firsthand.conversations.rules.states import State
from firsthand.team.models import Representative

MOST_COUNTED = 1_000


def open_of(owner: Representative | int) -> ConversationQuerySet:
    """Everything of theirs that is not solved: open, waiting, put away, held back."""
    return Conversation.objects.filter(owner=owner).exclude(state=State.RESOLVED)


def count_open_of(owner: Representative) -> int:
    """How many that are; a thousand stands for more."""
    return open_of(owner)[:MOST_COUNTED].count()
