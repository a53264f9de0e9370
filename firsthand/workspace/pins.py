"""What is pinned above a thread."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.queries import pins_of
from firsthand.kit.text import excerpt
from firsthand.workspace import addresses

MOST_WORDS = 120


@dataclass(frozen=True, slots=True)
class Pinned:
    """One line: whose words, the first of them, and where they stand."""

    who: str
    words: str
    href: str
    pin_at: str


def pinned_in(found: Conversation) -> dict[int, Pinned]:
    """Each pinned message by its number; no statement where none is pinned."""
    if not found.has_pins:
        return {}
    return {one.message_id: pinned(one.message, found) for one in pins_of(found)}


def pinned(message: Message, found: Conversation) -> Pinned:
    author = message.author_representative or message.author_customer
    return Pinned(
        who=str(author or message.sender_address or _("The house")),
        words=excerpt(message.reply_text or message.text, at_most=MOST_WORDS),
        href=addresses.message_in_thread(found.pk, message.pk),
        pin_at=f"{addresses.message(found.pk, message.pk)}pin/",
    )
