"""Chats that wait are seen on every page by whoever may take them, quietly."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from firsthand.channels.chat.actions import ChatSettings, open_chat
from firsthand.channels.chat.tests.conftest import Browser
from firsthand.conversations.actions import InboxSettings, assign
from firsthand.conversations.models import Message
from firsthand.notices.models import Notice
from firsthand.team.models import Representative
from tests.budget import budget
from tests.cast import minutes, nine

AT = "/notices/chats/"


@pytest.fixture
def comes(shop) -> Callable[..., Message]:
    """Somebody begins to write in the chat that Repairs answer, while Asta and Marco are at the desk."""
    settings = ChatSettings(languages=("en",), sites=("https://namai.example",))
    chat = open_chat(InboxSettings(name="Chat", team=shop.repairs), settings, by=shop.jonas, at=nine)
    Representative.objects.filter(pk__in=[shop.asta.pk, shop.marco.pk]).update(seen_at=timezone.now())

    def says(words: str, *, ago: int = 0, name: str = "") -> Message:
        sent: Message = Browser(chat, words[0].lower() * 40).says(words, at=timezone.now() - minutes(ago), name=name)
        return sent

    return says


def shown(client) -> str:
    return str(client.get(AT).content.decode())


def test_who_waits_longest_stands_first(shop, comes, at_desk):
    comes("Newest")
    comes("Oldest", ago=8)
    page = shown(at_desk(shop.asta))

    assert page.index("Oldest") < page.index("waits longest") < page.index("Newest")


def test_what_nobody_may_take_is_told_to_nobody_else(shop, comes, at_desk):
    comes("Hello?")

    assert "Hello?" not in shown(at_desk(shop.marco))


def test_who_sees_everything_is_told_where_nobody_of_the_team_is_there(shop, comes, at_desk):
    Representative.objects.update(seen_at=None)
    Representative.objects.filter(pk=shop.jonas.pk).update(seen_at=timezone.now())
    comes("Hello?")

    assert "Hello?" in shown(at_desk(shop.jonas))


def test_what_a_colleague_took_or_one_has_put_away_waits_no_more(shop, comes, at_desk):
    taken, put_away = comes("Taken").matter, comes("Away").matter
    assign(taken, to=shop.ingrida, by=shop.jonas, at=timezone.now())
    asta = at_desk(shop.asta)

    assert "Taken" not in shown(asta)
    assert "Away" not in asta.post(f"{AT}{put_away.pk}/reading/").content.decode()


def test_what_was_put_away_comes_back_when_its_visitor_writes_again(shop, comes, at_desk):
    asta, first = at_desk(shop.asta), comes("Hello?")
    asta.post(f"{AT}{first.matter.pk}/reading/")
    pushed = Notice.objects.filter(representative=shop.asta).values_list("pushed_at", "mailed_at", "at").get()
    assert "Hello?" not in shown(asta)

    comes("Hello? Still there?", name="the-second")
    assert "Still there?" in shown(asta)
    assert Notice.objects.filter(representative=shop.asta).values_list("pushed_at", "mailed_at", "at").get() == pushed

    comes("Hello again", name="the-third")
    assert Notice.objects.filter(representative=shop.asta).count() == 1


def test_the_sound_can_be_silenced_there_and_in_the_settings(shop, comes, at_desk):
    comes("Hello?")
    asta = at_desk(shop.asta)
    assert 'data-sounds="on"' in shown(asta)

    assert 'data-sounds="off"' in asta.post(f"{AT}sounds/").content.decode()
    asta.post("/settings/profile/sounds/?on")
    assert 'data-sounds="on"' in shown(asta)


def test_a_page_asks_for_them_only_where_something_is_unread(shop, comes, at_desk):
    asta = at_desk(shop.asta)
    assert 'hx-trigger="look:refresh" hx-target="this"' in asta.get("/desk/mine/").content.decode()
    comes("Hello?")

    assert 'hx-get="/notices/chats/" hx-trigger="load, look:refresh"' in asta.get("/desk/mine/").content.decode()
    with budget(5):
        shown(asta)
