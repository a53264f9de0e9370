"""Chats are set up by an administrator."""

import re

import pytest
from django.test import Client

from firsthand.channels.chat.models import Chat

FILLED = {
    "name": "Shop chat",
    "minutes": "10",
    "hue": "160",
    "side": "end",
    "language": "en",
    "spoken": ["en", "lt"],
    "sites": "https://namai.example\nhttps://*.namai.example",
    "title-lt": "Namai",
    "greeting-page-0": "/products/*",
    "greeting-seconds-0": "20",
    "greeting-words-0": "Can I help?",
    "greeting-words-5": "Gal padėti?",
    "greeting-language-5": "lt",
}


@pytest.fixture
def jonas(shop):
    client = Client()
    client.force_login(shop.jonas.account)
    return client


@pytest.fixture
def filled(shop):
    return FILLED | {"team": shop.repairs.pk}


class TestANewChat:
    """Jonas makes the first one."""

    def test_is_offered_where_there_is_none(self, jonas):
        assert jonas.get("/settings/chats/").status_code == 200
        assert jonas.get("/settings/chats/new/").status_code == 200

    def test_stands_as_it_was_filled_in(self, jonas, filled):
        jonas.post("/settings/chats/new/", filled)

        chat = Chat.objects.get()
        assert (chat.key, chat.inbox.channel, chat.inbox.answer_within) == ("namai", "chat", 10)
        assert (chat.sites, chat.languages) == (["https://namai.example", "https://*.namai.example"], ["en", "lt"])
        assert (chat.words, chat.greetings[0]["words"]) == ({"lt": {"title": "Namai"}}, "Can I help?")
        assert chat.greetings[1] == {"page": "*", "seconds": 20, "words": "Gal padėti?", "language": "lt"}

    def test_shows_its_line_and_that_it_was_not_seen_yet(self, jonas, filled):
        jonas.post("/settings/chats/new/", filled)

        page = jonas.get(f"/settings/chats/{Chat.objects.get().pk}/").content.decode()
        assert "/chat/namai.js" in page
        assert "It was not seen on a site yet." in page

    @pytest.mark.parametrize(
        "wrong", [{"sites": ""}, {"sites": "not a site"}, {"spoken": []}, {"name": ""}, {"team": ""}, {"minutes": "0"}]
    )
    def test_is_refused_with_what_was_written(self, jonas, filled, wrong):
        answer = jonas.post("/settings/chats/new/", filled | wrong)

        assert (answer.status_code, Chat.objects.count()) == (422, 0)
        assert "Can I help?" in answer.content.decode()


class TestAChatThatStands:
    """It is changed later."""

    @pytest.fixture
    def at(self, jonas, filled):
        jonas.post("/settings/chats/new/", filled)
        return f"/settings/chats/{Chat.objects.get().pk}/"

    def test_is_changed(self, jonas, at, filled):
        jonas.post(at, filled | {"is_open": "on", "hue": "40", "pages": "/products/*"})

        chat = Chat.objects.get()
        assert (chat.hue, chat.pages, chat.is_open) == (40, ["/products/*"], True)

    def test_keeps_a_colour_beside_the_twelve_until_another_is_chosen(self, jonas, at, filled):
        Chat.objects.update(hue=195)
        assert re.search(r'value="190"[^>]* checked', jonas.get(at).content.decode())

        jonas.post(at, filled | {"hue": "190"})
        assert Chat.objects.get().hue == 195
        jonas.post(at, filled | {"hue": "220"})
        assert Chat.objects.get().hue == 220

    def test_says_in_words_what_changed(self, jonas, at, filled):
        jonas.post(at, filled | {"is_open": "on", "spoken": ["lt"], "title-lt": "Klauskite", "hue": "40"})

        page = jonas.get("/settings/changes/?of=chats").content.decode()
        assert "Lietuvių" in page and "lt: Klauskite" in page and "Colour 2 of 12" in page
        assert "/products/*: Can I help?" in page

    def test_takes_back_the_chat_and_its_inbox_together(self, jonas, at, filled):
        before = Chat.objects.select_related("inbox").get()
        page = jonas.post(at, filled | {"is_open": "on", "name": "Other", "title-lt": "Kitas"}, follow=True)
        assert (Chat.objects.get().words, Chat.objects.get().inbox.name) != (before.words, before.inbox.name)
        undo = re.findall(r"/settings/changes/\d+/undo/\?undo&amp;act", page.content.decode())[0]
        jonas.post(undo.replace("&amp;", "&"))

        assert (Chat.objects.get().words, Chat.objects.get().inbox.name) == (before.words, before.inbox.name)

    def test_is_as_it_was_where_part_of_the_form_is_refused(self, jonas, at, filled):
        answer = jonas.post(at, filled | {"is_open": "on", "name": "Other", "minutes": "99", "sites": "not a site"})

        inbox = Chat.objects.select_related("inbox").get().inbox
        assert (answer.status_code, inbox.name, inbox.answer_within) == (422, "Shop chat", 10)

    def test_is_closed_and_its_script_is_gone(self, jonas, at, filled):
        jonas.post(at, filled)

        assert Client().get("/chat/namai.js").status_code == 404

    def test_gets_a_new_secret(self, jonas, at):
        before = Chat.objects.get().secret
        jonas.post(f"{at}secret/")

        assert Chat.objects.get().secret != before

    def test_is_for_administrators_alone(self, shop, at):
        client = Client()
        client.force_login(shop.asta.account)

        assert [client.get(page).status_code for page in (at, "/settings/chats/")] == [404, 404]
