"""What a visitor has not read yet: their thread from a message on, as it goes over the socket."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Left
from django.db.models.lookups import Exact

from firsthand.channels.chat.models import Card, Chat, Visitor
from firsthand.channels.chat.queries.answering import Answering, answering, face
from firsthand.channels.chat.rules.caller import Caller
from firsthand.channels.chat.seals import file_at
from firsthand.conversations.models import Attachment, Conversation, LastLook, Message
from firsthand.conversations.models.message import MessageQuerySet
from firsthand.conversations.queries import answered_in_chat, said_to
from firsthand.kit.prepared import prepared, prepared_values

AT_ONCE = 100
ONE_MORE = AT_ONCE + 1  # it tells whether there are more
SAID = (Message.Kind.RECEIVED, Message.Kind.REPLY)


@dataclass(frozen=True)
class News:
    """Messages, the oldest of them first, how far we have read theirs, who answers, and whether there are more than these.

    Of a thread from its beginning on these are the newest, and more lie before; after a message they are the next ones.
    """

    messages: list[dict[str, Any]]
    read_to: int
    answering: Answering
    conversation: int | None
    is_more: bool = False


def news(chat: Chat, caller: Caller, *, after: int, at: datetime) -> News:
    """What this visitor may see and has not: nothing but what was said between them and us in their own conversation."""
    visitor = visitor_of(caller)
    conversation = visitor.thread if visitor else None
    who = answering(chat, conversation, at=at)
    if visitor is None or conversation is None:
        return News([], 0, who, None)
    said = _next(conversation, after, visitor) if after else _before(conversation, None, visitor)
    told = _told(said[:AT_ONCE] if after else said[-AT_ONCE:], chat, visitor)
    return News(told, _read_to(conversation), who, conversation.pk, len(said) > AT_ONCE)


def earlier(chat: Chat, caller: Caller, *, before: int) -> tuple[list[dict[str, Any]], bool]:
    """What was said to them before a message, the oldest first, and whether there is more before that."""
    visitor = visitor_of(caller)
    conversation = visitor.thread if visitor else None
    if visitor is None or conversation is None:
        return [], False
    said = _before(conversation, before, visitor)
    return _told(said[-AT_ONCE:], chat, visitor), len(said) > AT_ONCE


def visitors_of(conversation: int) -> list[Visitor]:
    """Those who write in this conversation, or in one of the same customer that was merged into it, the last there first."""
    taken_in = Conversation.objects.filter(merged_into=conversation)
    beside = Visitor.objects.filter(Q(conversation=conversation) | Q(conversation__in=taken_in.values("pk")))
    found = beside.select_related("customer__joined_into", "conversation__merged_into").order_by("-here_at")
    return [one for one in found if one.conversation_id == conversation or one.is_in_their_own]


def address_of(visitors: Iterable[Visitor]) -> str:
    """Where an answer goes that is not read in the chat; empty where nobody said."""
    return next((one.address for one in visitors if one.address), "")


def cards_of(conversation: int) -> dict[int, Card]:
    """The products that were laid before the customer, by message."""
    return {one.message_id: one for one in Card.objects.filter(message__conversation=conversation)}


def seen_to(visitors: Iterable[Visitor]) -> int:
    """Up to which message the customer has read."""
    return max((one.seen_to for one in visitors), default=0)


def visitor_of(caller: Caller) -> Visitor | None:
    """Who has said something as this caller, with their matter; None of whom nothing is known, or the token is another's."""
    if caller.visitor is None:
        return None
    return next(iter(_as_it_is(caller.visitor, caller.chat, caller.fingerprint)), None)


@prepared
def _as_it_is(number: int, chat: int, fingerprint: str) -> QuerySet[Visitor]:
    with_all = Visitor.objects.select_related(
        "customer__joined_into", "conversation__owner", "conversation__merged_into", "conversation__inbox"
    )
    return with_all.filter(pk=number, chat=chat, fingerprint=fingerprint)


def _next(conversation: Conversation, after: int, visitor: Visitor) -> list[Message]:
    """Most of what wakes a page says nothing new to it, and most of what is new was said in this browser and to it."""
    new = _since(conversation.pk, after)
    said = _said_here(conversation.pk, visitor.mark, len(visitor.mark), after) if new else []
    if [one.pk for one in said] != [pk for (pk,) in new]:
        said = list(_shown(conversation, visitor).filter(pk__gt=after).order_by("pk")[:ONE_MORE])
    return said


def _before(conversation: Conversation, before: int | None, visitor: Visitor) -> list[Message]:
    shown = _shown(conversation, visitor)
    said = shown.filter(pk__lt=before) if before else shown
    return list(said.order_by("-pk")[:ONE_MORE])[::-1]


def _shown(conversation: Conversation, visitor: Visitor) -> MessageQuerySet:
    return _open_to(visitor).filter(conversation=conversation, kind__in=SAID, automatic="").with_authors()


@prepared_values
def _since(conversation: int, after: int) -> QuerySet[Message, tuple[int]]:
    said = Message.objects.filter(conversation=conversation, pk__gt=after, kind__in=SAID, automatic="")
    return said.order_by("pk").values_list("pk")[:ONE_MORE]


@prepared
def _said_here(conversation: int, mark: str, length: int, after: int) -> MessageQuerySet:
    here = Message.objects.filter(_in_browser(mark, length), conversation=conversation, kind__in=SAID, automatic="")
    return here.filter(pk__gt=after).with_authors().order_by("pk")[:ONE_MORE]


def _open_to(visitor: Visitor) -> MessageQuerySet:
    """In a matter that is held to be another person's by now, this browser goes on with its chat and sees no letter."""
    me = visitor.customer.stands_in
    if not visitor.is_vouched_for:
        return _said_in(visitor)
    if visitor.is_in_their_own:
        return said_to(me)
    return Message.objects.filter(answered_in_chat(me) | Q(author_customer=me, channel="chat"))


def _said_in(visitor: Visitor) -> MessageQuerySet:
    """What this browser said, and what was answered there: by the address that somebody typed in it nobody is known.

    Whose address it is writes from there, or at their page, to us and not to whoever typed it.
    """
    return Message.objects.filter(_in_browser(visitor.mark, len(visitor.mark)))


def _in_browser(mark: str, length: int) -> Q:
    """A beginning compared as a value of its own, for the sake of being prepared; nobody's has none."""
    by_it = Q(Exact(Left(Coalesce(F("fingerprint"), Value("")), length), Value(mark)))
    heard = Message.objects.filter(conversation=OuterRef("conversation"), kind=Message.Kind.RECEIVED, channel="chat")
    return by_it | Q(~Exists(heard.exclude(by_it)), kind=Message.Kind.REPLY, channel="chat")


def _told(messages: Sequence[Message], chat: Chat, visitor: Visitor) -> list[dict[str, Any]]:
    if not messages:
        return []
    numbers = [one.pk for one in messages]
    files: dict[int, list[Attachment]] = {}
    for one in _files_with(*numbers):
        files.setdefault(one.message_id, []).append(one)
    cards = {one.message_id: one for one in _cards_with(*numbers)}
    return [_message(one, files.get(one.pk, ()), cards.get(one.pk), chat, visitor) for one in messages]


@prepared
def _files_with(*messages: int) -> QuerySet[Attachment]:
    return Attachment.objects.filter(message__in=messages, inside=0).select_related("file").order_by("pk")


@prepared
def _cards_with(*messages: int) -> QuerySet[Card]:
    return Card.objects.filter(message__in=messages)


def _message(
    one: Message, files: Sequence[Attachment], card: Card | None, chat: Chat, visitor: Visitor
) -> dict[str, Any]:
    told: dict[str, Any] = {"n": one.pk, "at": one.at.isoformat(), "text": (one.reply_text or one.text).strip()}
    if one.kind == Message.Kind.RECEIVED:
        told["mine"] = True
        if one.fingerprint and one.fingerprint.startswith("chat:"):
            told["id"] = one.fingerprint.split(":", 2)[2]
    elif one.author_representative is not None:
        told["by"] = face(chat, one.author_representative)
    if not one.is_chat:
        told["mail"] = True
    if files:
        told["files"] = [_file(each, chat, visitor) for each in files]
    if card is not None:
        told["card"] = {"title": card.title, "price": card.price, "link": card.link}
    return told


def _file(each: Attachment, chat: Chat, visitor: Visitor) -> dict[str, Any]:
    return {
        "name": each.file.name,
        "bytes": each.file.size,
        "at": file_at(chat, visitor.pk, each),
        "picture": each.file.is_picture or each.file.is_drawn,
    }


def _read_to(conversation: Conversation) -> int:
    return max((up_to for (up_to,) in _looks_at(conversation.pk)), default=0)


@prepared_values
def _looks_at(conversation: int) -> QuerySet[LastLook, tuple[int]]:
    return LastLook.objects.filter(conversation=conversation).order_by("-up_to").values_list("up_to")[:1]
