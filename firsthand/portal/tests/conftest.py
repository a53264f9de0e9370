"""Customers at their page in these tests, and what they may see."""

import pytest
from django.test import Client

from firsthand.conversations.actions import link_to_page
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.page_address import LINK, page_key
from tests.cast import Writer, nine, ruta


@pytest.fixture
def matter(shop) -> Conversation:
    """Rūta's letter of nine o'clock, in Repairs, and Asta's answer."""
    asked = shop.receives_mail(at=nine)
    shop.answers(asked, words="We shall look at it.")
    return Conversation.objects.get(pk=asked.matter.pk)


@pytest.fixture
def link_of():
    """The address of the link that a letter in this matter bears."""

    def address(matter: Conversation, to: Writer = ruta, at=nine) -> str:
        link = link_to_page(matter, address=to.address, at=at)
        assert link is not None
        return f"{LINK}{page_key(link.pk, serial=link.serial)}/"

    return address


@pytest.fixture
def by_link(link_of):
    """A browser in which the link to a matter was opened."""

    def opened(matter: Conversation, to: Writer = ruta, **more) -> Client:
        browser = Client(**more)
        answer = browser.get(link_of(matter, to))
        assert answer["Location"] == f"/my/matters/{matter.pk}/"
        return browser

    return opened


@pytest.fixture
def letters(monkeypatch) -> list[tuple[str, str]]:
    """The letters with codes that left: to whom, and their words."""
    sent: list[tuple[str, str]] = []
    monkeypatch.setattr("firsthand.portal.sending.send_word", lambda to, **said: sent.append((to, said["words"])))
    return sent


@pytest.fixture
def by_code(letters):
    """A browser in which somebody showed the code that went to their address."""

    def come(who: Writer, browser: Client | None = None) -> Client:
        from django.utils import timezone

        from firsthand.portal.models import Asking
        from firsthand.portal.sending import send_code_of

        browser = browser or Client()
        browser.post("/my/door/", {"address": who.address})
        send_code_of(Asking.objects.latest("pk").pk, at=timezone.now())
        code = next(line for line in letters[-1][1].splitlines() if line[:4].isdigit())
        answer = browser.post("/my/door/code/", {"code": code})
        assert answer.status_code == 302, answer.content.decode()
        return browser

    return come
