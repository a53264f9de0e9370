"""Following from the page of a conversation, and the lists behind the menu."""

import pytest

from firsthand.conversations.actions import follow, note
from firsthand.conversations.rules.words import Words
from tests.budget import budget
from tests.cast import ten

SCRIPT = {"HX-Request": "true"}


class TestFollowing:
    """Asta wants to hear of Rūta's matter."""

    @pytest.fixture
    def at(self, asked):
        return f"/conversations/{asked.conversation_id}/"

    def test_is_offered_done_and_taken_back(self, shop, at, at_desk):
        client = at_desk(shop.asta)
        assert "Follow: hear what happens" in client.get(at).content.decode()

        answer = client.post(f"{at}following/", headers=SCRIPT).content.decode()
        assert "You follow this" in answer and f'hx-post="{at}following/?method=DELETE"' in answer
        page = client.get(at).content.decode()
        assert "Stop following" in page and "You follow this" in page

        client.delete(f"{at}following/", headers=SCRIPT)
        assert "You follow this" not in client.get(at).content.decode()

    def test_is_no_news_in_the_thread_and_costs_the_page_nothing(self, shop, asked, at, at_desk):
        client = at_desk(shop.asta)
        client.get(at)
        follow(asked.matter, by=shop.asta, at=ten)

        with budget(13):
            page = client.get(at).content.decode()
        assert "follows the conversation" not in page

    def test_of_what_is_not_theirs_is_not_there(self, shop, at, at_desk):
        assert at_desk(shop.marco).post(f"{at}following/", headers=SCRIPT).status_code == 404


class TestTheListsBehindTheMenu:
    """What one follows, and where one was asked to look."""

    def test_hold_their_rows_and_say_their_names(self, shop, asked, at_desk):
        follow(asked.matter, by=shop.asta, at=ten)
        note(asked.matter, words=Words("@Marco?"), mentioned=[shop.marco], by=shop.asta, at=ten)

        followed = at_desk(shop.asta).get("/desk/following/").content.decode()
        mentioned = at_desk(shop.marco).get("/desk/mentions/").content.decode()

        assert "The fridge hums" in followed and "What I follow</h2>" in followed
        assert "The fridge hums" in mentioned and "Where I was asked to look</h2>" in mentioned

    @pytest.mark.parametrize(("view", "words"), [("following", "You follow nothing"), ("mentions", "Nobody asked you")])
    def test_teach_when_they_are_empty(self, shop, at_desk, view, words):
        assert words in at_desk(shop.asta).get(f"/desk/{view}/").content.decode()
