"""The one script of a chat, and the words that it says."""

import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from firsthand.channels.chat.models import Chat
from firsthand.channels.chat.queries import answering, chat_at
from firsthand.channels.chat.rules.sites import may_stand_on
from firsthand.channels.chat.sayings import sayings
from firsthand.channels.chat.views.answers import of_chat, readable
from firsthand.organisation.queries import the_organisation

SOURCE = Path(__file__).parent.parent / "static" / "chat" / "widget.js"
PLACE = "/*CHAT*/null"
FRESH = 300  # seconds; a change of the settings is on the sites after that


@require_safe
def script(request: HttpRequest, key: str) -> HttpResponse:
    """The script that puts the chat on a page: one file, the same for everybody, which sets no cookie."""
    chat = chat_at(key)
    if chat is None:
        raise Http404
    answer = HttpResponse(source().replace(PLACE, _written(chat), 1), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = f"public, max-age={FRESH}"
    answer["X-Content-Type-Options"] = "nosniff"
    return readable(answer, request, chat)


@require_safe
@of_chat
def words(request: HttpRequest, chat: Chat) -> HttpResponse:
    """All that the chat says in one language, and who answers now."""
    _note_where(request, chat)
    language = language_for(request.GET.get("language", ""), chat)
    with translation.override(language):
        told = sayings(chat, house=_house(chat), language=language)
    who = answering(chat, None, at=timezone.now())
    answer = JsonResponse({"language": language, "words": told, "who": who.as_json()})
    answer["Cache-Control"] = "no-store"
    return answer


@cache
def source() -> str:
    """The script as it was written."""
    return SOURCE.read_text()


def language_for(asked: str, chat: Chat) -> str:
    """The one that is asked for where the chat speaks it, else that of its inbox."""
    short = asked.lower().partition("-")[0]
    spoken = chat.languages or [chat.inbox.language]
    return short if short in spoken else (chat.inbox.language if chat.inbox.language in spoken else spoken[0])


def _written(chat: Chat) -> str:
    """What the script must know before anybody opens it; safe inside a script that is inlined too."""
    known = {
        "key": chat.key,
        "at": settings.BASE_URL,
        "hue": chat.hue,
        "side": chat.side,
        "languages": chat.languages,
        "language": chat.inbox.language,
        "pages": chat.pages,
        "greetings": chat.greetings,
        "labels": {one: label_in(one) for one in chat.languages},
    }
    return json.dumps(known, separators=(",", ":"), ensure_ascii=True).replace("<", "\\u003c")


def label_in(language: str) -> str:
    """What the bubble is called."""
    with translation.override(language):
        return translation.gettext("Write to us")


def _house(chat: Chat) -> str:
    return chat.inbox.brand.name if chat.inbox.brand else the_organisation().name


def _note_where(request: HttpRequest, chat: Chat) -> None:
    """That the script is there is known once it was seen on one of the chat's sites; hourly is enough."""
    origin, now = request.headers.get("Origin", ""), timezone.now()
    if not may_stand_on(origin, chat.sites):
        return
    if chat.seen_at is None or chat.seen_on != origin or (now - chat.seen_at).total_seconds() > 3600:
        Chat.objects.filter(pk=chat.pk).update(seen_at=now, seen_on=origin[:300])
