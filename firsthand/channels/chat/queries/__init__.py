"""What is asked of chats."""

from firsthand.channels.chat.queries.answering import Answering, answering
from firsthand.channels.chat.queries.chats import chat_at, chat_numbered, chats, chats_visible_to, secret_of
from firsthand.channels.chat.queries.gone_on import GoneOn, gone_on, is_read
from firsthand.channels.chat.queries.news import (
    News,
    address_of,
    cards_of,
    earlier,
    news,
    seen_to,
    visitor_of,
    visitors_of,
)
from firsthand.channels.chat.queries.present import thread_here

__all__ = [
    "Answering",
    "GoneOn",
    "News",
    "address_of",
    "answering",
    "cards_of",
    "chat_at",
    "chat_numbered",
    "chats",
    "chats_visible_to",
    "earlier",
    "gone_on",
    "is_read",
    "news",
    "secret_of",
    "seen_to",
    "thread_here",
    "visitor_of",
    "visitors_of",
]
