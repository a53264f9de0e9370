"""Somebody looks whether a chat or a form is on their site."""

import pytest

from firsthand.channels.chat.actions import ChatSettings, open_chat
from firsthand.channels.chat.models import Chat
from firsthand.channels.webform.actions import open_form
from firsthand.channels.webform.models import Form
from firsthand.channels.webform.tests.forms import contact
from firsthand.conversations.actions import InboxSettings
from firsthand.kit.tests.test_sites import Site, site
from firsthand.workspace.rules.on_site import Standing, standing
from tests.cast import nine

DESK = "https://desk.example/chat/shop.js"
LINE = f'<html lang="lt"><body><p>Hi</p><script async src="{DESK}"></script></body></html>'
NONCE = LINE.replace("async", 'nonce="a"')


class TestAPage:
    @pytest.mark.parametrize(
        ("words", "policies", "how"),
        [
            (LINE, [], Standing.THERE),
            (LINE.replace("https:", ""), [], Standing.THERE),
            (LINE.replace("shop.js", "shop.js?v=2"), [], Standing.THERE),
            (LINE.replace("desk.example", "DESK.example"), [], Standing.THERE),
            (f"<!-- {LINE} -->", [], Standing.MISSING),
            (LINE.replace("desk.example", "evil.example"), [], Standing.MISSING),
            (LINE.replace("shop.js", "other.js"), [], Standing.MISSING),
            (f"<pre>{DESK}</pre>", [], Standing.MISSING),
            ("", [], Standing.MISSING),
            (LINE, ["img-src 'none'"], Standing.THERE),
            (LINE, ["script-src 'self' https://desk.example"], Standing.THERE),
            (LINE, ["script-src *.example"], Standing.THERE),
            (LINE, ["default-src https:"], Standing.THERE),
            (LINE, ["script-src 'self'; script-src https://desk.example"], Standing.KEPT_OUT),
            (LINE, ["default-src 'self'"], Standing.KEPT_OUT),
            (LINE, ["script-src *", "script-src 'self'"], Standing.KEPT_OUT),
            (LINE, ["script-src 'nonce-a' https://desk.example"], Standing.THERE),
            (LINE, ["script-src 'nonce-a' 'strict-dynamic' https://desk.example"], Standing.KEPT_OUT),
            (NONCE, ["script-src 'nonce-a' 'strict-dynamic'"], Standing.THERE),
            (LINE.replace("script", "iframe"), ["script-src 'none'"], Standing.THERE),
            (LINE.replace("script", "iframe"), ["frame-src 'none'"], Standing.KEPT_OUT),
        ],
    )
    def test_bears_the_line_or_not_or_keeps_it_out(self, words, policies, how):
        assert standing(words, base="https://shop.example/", policies=policies, sought=[DESK]) is how


@pytest.fixture
def chat(shop, settings) -> Chat:
    settings.PRIVATE_HOSTS = ["127.0.0.1"]
    said = ChatSettings(languages=("en",), sites=("https://shop.example",))
    return open_chat(InboxSettings(name="Chat", team=shop.repairs), said, by=shop.jonas, at=nine)


@pytest.fixture
def bears(monkeypatch):
    """From now on the shop's page bears these words."""

    def page(words: str) -> None:
        def answer(self: Site) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(words.encode())

        monkeypatch.setattr(Site, "do_GET", answer)

    return page


class TestAChat:
    def test_is_said_to_be_missing_with_what_to_do(self, shop, chat, bears, at_desk):
        bears("<p>Nothing</p>")
        with site() as at:
            page = at_desk(shop.jonas).post(f"/settings/chats/{chat.pk}/look/", {"page": at})

        assert page.status_code == 422
        assert "The line is not in that page." in page.content.decode()
        assert f'value="{at}"' in page.content.decode()

    def test_is_known_to_be_there_and_ticks_the_first_steps_off(self, shop, chat, bears, at_desk, settings):
        bears(f'<script async src="{settings.BASE_URL}/chat/{chat.key}.js"></script>')
        jonas = at_desk(shop.jonas)
        with site() as at:
            there = {"page": at, "from": "start"}
            refused = jonas.post(f"/settings/chats/{chat.pk}/look/", there).content.decode()
            assert f"add {at} to the sites" in refused
            Chat.objects.update(sites=[at])
            answer = jonas.post(f"/settings/chats/{chat.pk}/look/", there)

        assert answer["Location"] == "/settings/start/"
        assert Chat.objects.get().seen_on == at
        assert 'id="start-chat" data-done' in jonas.get("/settings/start/").content.decode()

    def test_is_looked_for_by_administrators_alone(self, shop, chat, at_desk):
        assert at_desk(shop.asta).post(f"/settings/chats/{chat.pk}/look/", {"page": "x"}).status_code == 404

    def test_is_looked_for_nowhere_inside(self, shop, chat, at_desk, settings):
        settings.PRIVATE_HOSTS = []
        page = at_desk(shop.jonas).post(f"/settings/chats/{chat.pk}/look/", {"page": "localhost/metrics"})

        assert "lies in a private network" in page.content.decode()


class TestAForm:
    @pytest.mark.parametrize("how", ['<script src="{}embed.js">', '<iframe src="{}embedded/">', '<a href="{}">'])
    def test_is_known_to_be_there(self, shop, chat, bears, at_desk, settings, how):
        form = open_form(contact(shop.help), by=shop.jonas, at=nine)
        bears(how.format(f"{settings.BASE_URL}/forms/{form.name}/"))
        with site() as at:
            answer = at_desk(shop.jonas).post(f"/settings/forms/{form.pk}/site/look/", {"page": at})

        assert answer.status_code == 303
        assert list(Form.objects.get().seen_at) == [at.removeprefix("http://")]
