"""A conversation that is a chat: whether its customer is there, how far they have read, and where an answer goes else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from firsthand.channels.chat.models import Card
from firsthand.channels.chat.queries import address_of, cards_of, seen_to, visitors_of
from firsthand.conversations.models import Conversation, Message


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


def is_in_chat(found: Conversation, messages: Sequence[Message]) -> bool:
    """Whether the conversation began in a chat, or has crossed into one."""
    return found.inbox.channel == "chat" or any(one.is_chat for one in messages)


def chat_of(found: Conversation, messages: Sequence[Message]) -> ChatOf | None:
    """None where the conversation is in no chat, which asks nothing."""
    if not is_in_chat(found, messages):
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
