"""What is asked of chats."""

from firsthand.channels.chat.queries.answering import Answering, answering
from firsthand.channels.chat.queries.chats import chat_at, chat_numbered, chats, secret_of
from firsthand.channels.chat.queries.news import News, address_of, cards_of, news, seen_to, visitors_of

__all__ = [
    "Answering",
    "News",
    "address_of",
    "answering",
    "cards_of",
    "chat_at",
    "chat_numbered",
    "chats",
    "news",
    "secret_of",
    "seen_to",
    "visitors_of",
]
