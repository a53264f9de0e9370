"""A conversation that is a chat: whether its customer is there, how far they have read, and where an answer goes else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from firsthand.channels.chat.models import Card
from firsthand.channels.chat.queries import address_of, cards_of, seen_to, visitors_of
from firsthand.conversations.models import Conversation


@dataclass(frozen=True, slots=True)
class ChatOf:
    """What is known of the other side."""

    seen_to: int
    address: str
    here_at: datetime | None
    page: str
    is_vouched_for: bool
    cards: Mapping[int, Card]
    once: str  # under which a product is laid before them, however often its form is sent


def chat_of(found: Conversation) -> ChatOf | None:
    """None where the conversation did not begin in a chat, which asks nothing."""
    if found.inbox.channel != "chat":
        return None
    visitors = visitors_of(found.pk)
    return ChatOf(
        seen_to=seen_to(visitors),
        address=address_of(visitors),
        here_at=max((one.here_at for one in visitors), default=None),
        page=next((one.page for one in visitors if one.page), ""),
        # Of several in one thread the site must know each: any of them may be who writes now.
        is_vouched_for=bool(visitors) and all(one.is_vouched_for for one in visitors),
        cards=cards_of(found.pk),
        once=str(uuid4()),
    )
