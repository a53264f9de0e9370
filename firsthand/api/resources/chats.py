"""`/chats`: how each looks, what it says, where it stands and who answers. What is said is `/conversations` of its inbox."""

from dataclasses import fields
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from firsthand.api.caller import caller_of
from firsthand.api.fields import Cursor, IfMatch, Limit, PathId
from firsthand.api.pages import by_id
from firsthand.api.queries import found, named_row
from firsthand.api.shapes.chats import ChatChange, ChatShape, NewChat, NewGreeting, chat_shape, wording
from firsthand.api.shapes.ground import Page, answer
from firsthand.api.versions import seen_version
from firsthand.channels.chat.actions import ChatSettings, change_chat, open_chat
from firsthand.channels.chat.actions.change_chat import Greeting
from firsthand.channels.chat.models import Chat
from firsthand.channels.chat.queries import chats_visible_to
from firsthand.conversations.actions import InboxSettings, change_inbox
from firsthand.organisation.queries import brands
from firsthand.team.models import Representative
from firsthand.team.queries import calendars_visible_to, teams_visible_to
from firsthand.team.rules.permissions import must_administer

router = Router(tags=["chats"])
# What may be taken away by saying null.
OPTIONAL = ("brand", "calendar")


@router.get("", response=Page[ChatShape], operation_id="listChats")
def list_chats(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> HttpResponse:
    """Those that one's teams answer; all of them for administrators' keys."""
    slice_ = by_id(chats_visible_to(caller_of(request).staff), cursor=cursor, limit=limit)
    return answer(Page[ChatShape](items=[chat_shape(one) for one in slice_.rows], next=slice_.next))


@router.post("", response={201: ChatShape}, operation_id="createChat")
def create_chat(request: HttpRequest, given: NewChat) -> HttpResponse:
    """The chat stands with an inbox of its own, and shows where its script is. For administrators' keys."""
    by = caller_of(request).staff
    must_administer(by)
    said = given.model_dump()
    inbox = InboxSettings(**_of_inbox(said, by=by), acknowledges=False)
    made = open_chat(inbox, ChatSettings(**_of_chat(said, given.greetings)), by=by, at=timezone.now())
    return _shown(made.pk, by=by, status=201)


@router.get("/{chat_id}", response=ChatShape, operation_id="getChat")
def get_chat(request: HttpRequest, chat_id: PathId) -> HttpResponse:
    """One chat, open or closed."""
    return _shown(chat_id, by=caller_of(request).staff)


@router.patch("/{chat_id}", response=ChatShape, operation_id="changeChat")
@transaction.atomic
def change_one(request: HttpRequest, chat_id: PathId, given: ChatChange, if_match: IfMatch = None) -> HttpResponse:
    """It is as was said from now on; sites have it within five minutes. For administrators' keys."""
    by, at = caller_of(request).staff, timezone.now()
    chat = found(chats_visible_to(by), chat_id)
    must_administer(by)
    sent = given.model_dump(exclude_unset=True)
    said = {name: value for name, value in sent.items() if value is not None or name in OPTIONAL}
    change_chat(chat, _changed(chat, said, given.greetings), by=by, at=at, seen=seen_version(if_match))
    if inbox := _of_inbox(said, by=by):
        stood: dict[str, Any] = {part.name: getattr(chat.inbox, part.name) for part in fields(InboxSettings)}
        change_inbox(chat.inbox, InboxSettings(**stood | inbox), by=by, at=at)
    return _shown(chat_id, by=by)


def _changed(chat: Chat, said: dict[str, Any], greetings: list[NewGreeting] | None) -> ChatSettings:
    """All its settings, those that were said in place of those that stood."""
    stands: dict[str, Any] = {part.name: getattr(chat, part.name) for part in fields(ChatSettings)}
    stands["greetings"] = tuple(Greeting(**one) for one in chat.greetings)
    wordings = {"titles": wording(chat.words, "title"), "welcomes": wording(chat.words, "welcome")}
    return ChatSettings(**stands | _of_chat(wordings | said, greetings))


def _of_chat(said: dict[str, Any], greetings: list[NewGreeting] | None) -> dict[str, Any]:
    """What was said of the chat itself."""
    told: dict[str, Any] = {name: said[name] for name in ("hue", "side") if name in said}
    told |= {name: tuple(said[name]) for name in ("languages", "sites", "pages") if name in said}
    if "open" in said:
        told["is_open"] = said["open"]
    if greetings is not None:
        told["greetings"] = tuple(one.as_greeting() for one in greetings)
    titles, welcomes = said["titles"], said["welcomes"]
    spoken = {*titles, *welcomes}
    words = {one: {"title": titles.get(one, ""), "welcome": welcomes.get(one, "")} for one in spoken}
    return told | {"words": words}


def _of_inbox(said: dict[str, Any], *, by: Representative) -> dict[str, Any]:
    """What was said of who answers and by when, with the rows that were named by their numbers."""
    rows: dict[str, QuerySet[Any]] = {
        "team": teams_visible_to(by),
        "brand": brands(),
        "calendar": calendars_visible_to(by),
    }
    named = {name: named_row(rows[name], said[name], name) for name in rows if name in said}
    plain = {"name": "name", "language": "language", "answer_within": "answer_within_minutes"}
    return named | {name: said[told] for name, told in plain.items() if told in said}


def _shown(number: int, *, by: Representative, status: int = 200) -> HttpResponse:
    chat = found(chats_visible_to(by), number)
    location = f"/api/v1/chats/{chat.pk}" if status == 201 else ""
    return answer(chat_shape(chat), status=status, version=chat.version, location=location)
