"""Chats: how they look, where they stand, who answers, and whether they are there."""

from collections import defaultdict
from datetime import datetime
from functools import partial

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from firsthand.channels.chat.actions import ChatSettings, change_chat, make_secret, open_chat
from firsthand.channels.chat.actions.change_chat import Greeting
from firsthand.channels.chat.models import Chat
from firsthand.channels.chat.queries import chats as all_chats
from firsthand.channels.chat.queries import secret_of
from firsthand.conversations.actions import InboxSettings, change_inbox
from firsthand.look.accents import HUES
from firsthand.organisation.queries import brands, the_organisation
from firsthand.team.queries import calendars_visible_to, teams_visible_to
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import administrators_only, attempt, done, page, unless_refused
from firsthand.workspace.settings.changes import undo_of
from firsthand.workspace.settings.choices import languages
from firsthand.workspace.settings.on_site import Look, chat_look
from firsthand.workspace.settings.organisation import Unchosen, nearest
from firsthand.workspace.views.signed_in import AtDesk

CHATS = "/settings/chats/"
LINES, MOST_GREETINGS = 5, 20


@require_safe
@administrators_only
def chats(request: AtDesk) -> HttpResponse:
    """All of them, and whether each was seen on a site."""
    has_teams = teams_visible_to(request.representative).exists()
    return page(request, "chats", item="chats", chats=list(all_chats()), has_teams=has_teams)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def chat(request: AtDesk, number: int = 0) -> HttpResponse:
    """One chat, or a new one."""
    old = get_object_or_404(all_chats(), pk=number) if number else None
    if request.method != "POST":
        return form(request, old, fields_of(old) if old else new_fields())

    def act() -> HttpResponse:
        now = timezone.now()
        kept = keep(request, old, at=now)
        said = (
            _("The chat is as you said. Sites have it within five minutes.")
            if old
            else _("The chat stands. Now put it on your site.")
        )
        undo = undo_of(request, at=now) if old else ""
        return done(request, said, back=f"{CHATS}{kept.pk}/", undo=undo)

    return unless_refused(act, otherwise=partial(form, request, old, as_written(request)))


@require_POST
@administrators_only
def secret(request: AtDesk, number: int) -> HttpResponse:
    """The chat has a new secret, which is shown on its page."""
    found = get_object_or_404(all_chats(), pk=number)

    def act() -> str:
        make_secret(found, by=request.representative, at=timezone.now())
        return _("There is a new secret. Give it to your site, or its visitors stay anonymous.")

    return attempt(request, act, back=f"{CHATS}{number}/")


def form(
    request: AtDesk, old: Chat | None, fields: dict[str, str], *, error: str = "", look: Look | None = None
) -> HttpResponse:
    me = request.representative
    look = look or (chat_look(old) if old else None)
    return page(
        request,
        "chat",
        item="chats",
        status=422 if error or (look and look.trouble) else 200,
        old=old,
        look=look,
        fields=defaultdict(str, fields),
        error=error,
        teams=[(one.pk, one.name) for one in teams_visible_to(me)],
        brands=[("", _("none")), *((one.pk, one.name) for one in brands())],
        calendars=[("", _("round the clock")), *((one.pk, one.name) for one in calendars_visible_to(me))],
        languages=languages(),
        spoken=[(code, name, hello_in(code)) for code, name in settings.LANGUAGES],
        hues=[(str(hue), number) for number, hue in enumerate(HUES)],
        greeting_numbers=range(lines_for(fields)),
        greeted=[("", _("everybody")), *settings.LANGUAGES],
        snippet=snippet(old) if old else "",
        policy=policy(),
        secret=secret_of(old) if old else "",
        script_at=script_at(old) if old else "",
    )


@transaction.atomic
def keep(request: AtDesk, old: Chat | None, *, at: datetime) -> Chat:
    said, me = read(request, old), request.representative
    if old is None:
        return open_chat(inbox_of(request), said, by=me, at=at)
    change_inbox(old.inbox, inbox_of(request), by=me, at=at)
    change_chat(old, said, by=me, at=at)
    return old


def read(request: AtDesk, old: Chat | None) -> ChatSettings:
    """What was written of the chat itself."""
    return ChatSettings(
        is_open=reading.is_on(request, "is_open") or old is None,
        hue=hue_of(request, old),
        side=reading.one_of(request, "side", among=Chat.Side.values),
        languages=tuple(request.POST.getlist("spoken")),
        words={
            code: {name: reading.words(request, f"{name}-{code}") for name in ("title", "welcome")}
            for code, _name in settings.LANGUAGES
        },
        sites=tuple(reading.words(request, "sites").splitlines()),
        pages=tuple(reading.words(request, "pages").splitlines()),
        greetings=tuple(greetings(request)),
    )


def hue_of(request: AtDesk, old: Chat | None) -> int:
    """The colour that was chosen; where the one that is offered in its place was left, it stays as it stands."""
    chosen = reading.words(request, "hue")
    if old and chosen == nearest(old.hue):
        return old.hue
    return reading.number(request, "hue", otherwise=the_organisation().accent)


def as_written(request: AtDesk) -> dict[str, str]:
    """The form as it was sent, to be shown again."""
    return reading.written(request) | {f"spoken-{code}": "on" for code in request.POST.getlist("spoken")}


def greetings(request: AtDesk) -> list[Greeting]:
    """Those that have words; a line that was left empty is none."""
    return [
        Greeting(
            reading.words(request, f"greeting-page-{number}"),
            reading.number(request, f"greeting-seconds-{number}", otherwise=20),
            words,
            reading.words(request, f"greeting-language-{number}"),
        )
        for number in range(MOST_GREETINGS)
        if (words := reading.words(request, f"greeting-words-{number}"))
    ]


def lines_for(fields: dict[str, str]) -> int:
    """Always one more than are filled in."""
    filled = [number for number in range(MOST_GREETINGS) if fields.get(f"greeting-words-{number}")]
    return min(MOST_GREETINGS, max([LINES, *(number + 2 for number in filled)]))


def inbox_of(request: AtDesk) -> InboxSettings:
    """What was written of who answers and when. Raises Unchosen where no team is."""
    team = reading.chosen(request, "team", among=teams_visible_to(request.representative))
    if team is None:
        raise Unchosen
    return InboxSettings(
        name=reading.words(request, "name"),
        team=team,
        brand=reading.chosen(request, "brand", among=brands()),
        calendar=reading.chosen(request, "calendar", among=calendars_visible_to(request.representative)),
        language=reading.words(request, "language"),
        answer_within=reading.number(request, "minutes", otherwise=10),
        acknowledges=False,
    )


def fields_of(one: Chat) -> dict[str, str]:
    """A chat as the form shows it."""
    inbox = one.inbox
    said = {"name": inbox.name, "team": inbox.team_id, "brand": inbox.brand_id, "calendar": inbox.calendar_id}
    said |= {"language": inbox.language, "minutes": inbox.answer_within, "hue": nearest(one.hue), "side": one.side}
    said |= {"sites": "\n".join(one.sites), "pages": "\n".join(one.pages)}
    said |= {f"spoken-{code}": "on" for code in one.languages} | ({"is_open": "on"} if one.is_open else {})
    said |= {f"{name}-{code}": words for code, parts in one.words.items() for name, words in parts.items()}
    for number, greeting in enumerate(one.greetings[:MOST_GREETINGS]):
        said |= {f"greeting-{part}-{number}": value for part, value in greeting.items()}
    return {name: "" if value is None else str(value) for name, value in said.items()}


def new_fields() -> dict[str, str]:
    house = the_organisation()
    site = f"https://{house.domain}" if house.domain else ""
    return {
        "name": _("Chat"),
        "language": house.language,
        f"spoken-{house.language}": "on",
        "minutes": "10",
        "hue": nearest(house.accent),
        "side": Chat.Side.END,
        "sites": site,
    }


def hello_in(language: str) -> str:
    """What is said where the chat has no words of its own."""
    with override(language):
        return _("Hello! What can we do for you?")


def script_at(one: Chat) -> str:
    return f"{settings.BASE_URL}{reverse('chat:script', args=[one.key])}"


def snippet(one: Chat) -> str:
    """What is pasted into the site, before the end of its body."""
    return f'<script async src="{script_at(one)}"></script>'


def policy() -> str:
    """What a site with a content policy of its own must allow."""
    house = settings.BASE_URL
    return f"script-src {house}; connect-src {house} {house.replace('http', 'ws', 1)}; img-src {house}"
