"""The shop's chat, and people who come by."""

from copy import copy
from dataclasses import dataclass, field
from itertools import count

import pytest

from firsthand.channels.chat.actions import ChatSettings, open_chat, recognised, say
from firsthand.channels.chat.models import Chat
from firsthand.channels.chat.queries import news, secret_of
from firsthand.channels.chat.rules.caller import Caller
from firsthand.channels.chat.rules.frames import Hello, Say
from firsthand.channels.chat.rules.identity import sign
from firsthand.conversations.actions import InboxSettings
from firsthand.conversations.models import Message
from tests.cast import minutes, nine

LATER = nine + minutes(5)


@dataclass
class Browser:
    """Somebody's browser, which chose its token."""

    chat: Chat
    token: str
    identity: str = ""
    caller: Caller | None = None
    _names: "count[int]" = field(default_factory=lambda: count(1))

    def comes(self, *, at=nine):
        """It says who it is, as when a page is opened."""
        self.caller = recognised(self.chat, Hello(self.token, self.identity, "en", 0), at=at)
        return self

    def says(self, text, *, at=nine, name="", files=()):
        """The message that stands for it."""
        caller = self.caller or self.comes(at=at).caller
        assert caller is not None
        told = Say(name or f"message-{next(self._names):04}", text, files, "https://namai.example/fridges")
        kept = say(self.chat, told, by=caller, at=at)
        self.caller = kept.caller
        return kept.message

    def reads(self, *, after=0, at=LATER):
        """What it may see, as words."""
        return [one["text"] for one in self.hears(after=after, at=at).messages]

    def hears(self, *, after=0, at=LATER):
        return news(self.chat, self.caller or self.comes(at=at).caller, after=after, at=at)


def goes_on(first: Message, times: int) -> list[str]:
    """The same once more and once more, each with its number."""
    more = [copy(first) for _each in range(times)]
    for number, one in enumerate(more, 1):
        one.pk, one.text, one.reply_text, one.fingerprint = None, str(number), "", f"{first.fingerprint}-{number}"
    Message.objects.bulk_create(more)
    return [str(number) for number in range(1, times + 1)]


@pytest.fixture
def chat(shop) -> Chat:
    """The shop's chat: Repairs answer within ten minutes, from eight to six."""
    inbox = InboxSettings(name="Chat", team=shop.repairs, calendar=shop.help.calendar, answer_within=10)
    return open_chat(
        inbox, ChatSettings(languages=("en", "lt"), sites=("https://namai.example",)), by=shop.jonas, at=nine
    )


@pytest.fixture
def visitor(chat) -> Browser:
    return Browser(chat, "ruta-" + "r" * 40)


@pytest.fixture
def another(chat) -> Browser:
    return Browser(chat, "somebody-" + "s" * 40)


@pytest.fixture
def signed_in(chat):
    """The site's word for Rūta, and a browser that brings it."""

    def browser(token="phone-" + "p" * 40, **claims) -> Browser:
        said = {
            "sub": "4711",
            "name": "Rūta",
            "email": "ruta@pastas.example",
            "exp": int((nine + minutes(60)).timestamp()),
        }
        return Browser(chat, token, sign(said | claims, secret=secret_of(chat)))

    return browser
