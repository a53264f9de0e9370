"""A chat is set up, or set up anew."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings as product
from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from firsthand.channels.chat.facts import ChatChanged, ChatOpened, ChatSecretMade
from firsthand.channels.chat.models import Chat
from firsthand.channels.chat.rules.sites import site_in
from firsthand.conversations.actions import InboxSettings, open_inbox
from firsthand.conversations.models import Inbox
from firsthand.journal.actor import Acts
from firsthand.journal.changing import differing, record_beginning, record_change
from firsthand.journal.record import record
from firsthand.kit.errors import Refused, Stale
from firsthand.kit.secrets import seal_secret
from firsthand.kit.text import one_line
from firsthand.kit.tokens import unguessable
from firsthand.team.rules.permissions import must_administer

MOST_SITES, MOST_PAGES, MOST_GREETINGS = 50, 50, 20
WORDS = {"title": 60, "welcome": 400}


class SiteIsWrong(Refused):
    words = _("“{site}” is not the address of a site, such as https://shop.example.")


class NoSite(Refused):
    words = _("Say on which sites the chat may stand, such as https://shop.example.")


class NoLanguage(Refused):
    words = _("Choose at least one language in which it is answered.")


class GreetingIsWrong(Refused):
    words = _("A greeting has a page such as /products/*, seconds from 5 to 600, and words.")


class ChatChangedMeanwhile(Stale):
    words = _("Somebody else has changed this chat meanwhile. Open it again, then repeat your change.")


@dataclass(frozen=True)
class Greeting:
    """On these pages, after so many seconds, this is offered; once, and only while somebody is there.

    To everybody, or to whoever reads the chat in its language.
    """

    page: str
    seconds: int
    words: str
    language: str = ""

    def checked(self) -> dict[str, Any]:
        """As it is kept. Raises GreetingIsWrong."""
        page, words = one_line(self.page, at_most=200) or "*", one_line(self.words, at_most=200)
        if not words or not 5 <= self.seconds <= 600:
            raise GreetingIsWrong
        kept = {"page": page, "seconds": self.seconds, "words": words}
        return kept | ({"language": self.language} if self.language in dict(product.LANGUAGES) else {})


@dataclass(frozen=True, kw_only=True)
class ChatSettings:
    """All that is set of a chat beside its inbox."""

    is_open: bool = True
    hue: int = 195
    side: str = Chat.Side.END
    languages: tuple[str, ...] = ()
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    sites: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    greetings: tuple[Greeting, ...] = ()

    def checked(self) -> dict[str, Any]:
        """The columns, each good. Raises NoSite, SiteIsWrong, NoLanguage, GreetingIsWrong."""
        known = dict(product.LANGUAGES)
        languages = [one for one in known if one in self.languages]
        if not languages:
            raise NoLanguage
        return {
            "is_open": self.is_open,
            "hue": self.hue % 360,
            "side": Chat.Side(self.side).value,
            "languages": languages,
            "words": {one: said for one in known if (said := _short(self.words.get(one, {})))},
            "sites": _sites(self.sites),
            "pages": [page for one in self.pages if (page := one_line(one, at_most=200))][:MOST_PAGES],
            "greetings": [one.checked() for one in self.greetings[:MOST_GREETINGS]],
        }


@transaction.atomic
def open_chat(inbox: InboxSettings, settings: ChatSettings, *, by: Acts, at: datetime) -> Chat:
    """The chat stands with an inbox and a secret of its own. Raises what `open_inbox` raises and what checked raises."""
    must_administer(by)
    said = settings.checked()
    opened = open_inbox(replace(inbox, is_default=False, acknowledges=False), by=by, at=at)
    Inbox.objects.filter(pk=opened.pk).update(channel="chat")
    opened.channel = "chat"
    chat = _with_free_key(Chat(inbox=opened, secret=seal_secret(new_secret()), **said))
    record_beginning(ChatOpened(chat=chat.pk, inbox=opened.pk), of="chat", number=chat.pk, parts=said, by=by, at=at)
    return chat


@transaction.atomic
def change_chat(chat: Chat, settings: ChatSettings, *, by: Acts, at: datetime, seen: int | None = None) -> None:
    """The chat has exactly these settings.

    Raises OnlyAdministratorsMay, ChatChangedMeanwhile when it is not at version `seen` any more, and what checked raises.
    """
    must_administer(by)
    said = settings.checked()
    chat = Chat.objects.select_for_update(of=("self",)).get(pk=chat.pk)
    if seen is not None and seen != chat.version:
        raise ChatChangedMeanwhile
    changed = differing(chat, said)
    if not changed:
        return
    chat.version += 1
    for name, (_was, value) in changed.items():
        setattr(chat, name, value)
    chat.save(update_fields=[*changed, "version"])
    fact = ChatChanged(chat=chat.pk, inbox=chat.inbox_id, changed=tuple(sorted(changed)))
    record_change(fact, of="chat", number=chat.pk, parts=changed, by=by, at=at)


@transaction.atomic
def make_secret(chat: Chat, *, by: Acts, at: datetime) -> str:
    """The chat has a new secret, and words that were signed with the one before hold no more."""
    must_administer(by)
    made = new_secret()
    Chat.objects.filter(pk=chat.pk).update(secret=seal_secret(made))
    record(ChatSecretMade(chat=chat.pk, inbox=chat.inbox_id), by=by, at=at)
    return made


def new_secret() -> str:
    """256 random bits."""
    return unguessable() + unguessable()


def _short(said: dict[str, str]) -> dict[str, str]:
    kept = {name: one_line(said.get(name, ""), at_most=at_most) for name, at_most in WORDS.items()}
    return {name: words for name, words in kept.items() if words}


def _sites(written: tuple[str, ...]) -> list[str]:
    sites: dict[str, None] = {}
    for one in filter(None, (each.strip() for each in written)):
        if not (site := site_in(one)):
            raise SiteIsWrong(site=one[:80])
        sites[site] = None
    if not sites:
        raise NoSite
    return list(sites)[:MOST_SITES]


def _with_free_key(chat: Chat) -> Chat:
    """A short name for its address, made of the first site or the inbox."""
    host = (urlsplit(chat.sites[0]).hostname or "").removeprefix("*.").removeprefix("www.").partition(".")[0]
    stem = slugify(host)[:30] or slugify(chat.inbox.name)[:30] or "chat"
    for number in range(1, 1000):
        chat.key = stem if number == 1 else f"{stem}-{number}"
        try:
            with transaction.atomic():
                chat.save(force_insert=True)
        except IntegrityError:
            continue
        return chat
    raise RuntimeError("no name is free for another chat")
