"""A conversation that is a chat: whether its customer is there, how far they have read, and where an answer goes else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from firsthand.channels.chat.models import Card
from firsthand.channels.chat.queries import address_of, cards_of, gone_on, seen_to, visitors_of
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.queries import bare_one_visible_to
from firsthand.team.models import Representative
from firsthand.workspace.matters import Matter, matter


@dataclass(frozen=True, slots=True)
class Gone:
    """Nobody reads the chat any more: where an answer goes instead, empty where nowhere, and where they go on."""

    address: str
    goes_on_in: Matter | None


@dataclass(frozen=True, slots=True)
class ChatOf:
    """What is known of the other side."""

    seen_to: int
    address: str
    here_at: datetime | None
    page: str
    is_vouched_for: bool
    cards: Mapping[int, Card]
    gone: Gone | None
    once: str  # under which a product is laid before them, however often its form is sent


def is_in_chat(found: Conversation, messages: Sequence[Message]) -> bool:
    """Whether the conversation began in a chat, or has crossed into one."""
    return found.inbox.channel == "chat" or any(one.is_chat for one in messages)


def chat_of(found: Conversation, messages: Sequence[Message], *, me: Representative) -> ChatOf | None:
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
        gone=None if visitors else gone(found, me=me),
        once=str(uuid4()),
    )


def gone(found: Conversation, *, me: Representative) -> Gone | None:
    """None while somebody reads it; the newer conversation is named where it is open to them."""
    moved = gone_on(found)
    if moved is None:
        return None
    is_open_to_me = moved.thread is not None and bare_one_visible_to(me, moved.thread.pk) is not None
    return Gone(moved.address, matter(moved.thread) if moved.thread and is_open_to_me else None)
