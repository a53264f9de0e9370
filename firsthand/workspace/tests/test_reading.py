"""A thread as somebody comes back to it: what is new, what is pinned, one message of it, all of it on paper."""

import re

import pytest

from firsthand.conversations.actions import note, own, pin
from firsthand.conversations.rules.words import Words
from tests.cast import elena, evening, minutes, nine, noon, ten

BY_ITSELF = {"HX-Request": "true", "X-By-Itself": "1"}
NEW = '<p class="thread__new"'


@pytest.fixture
def read(shop, asked, at_desk):
    """Asta has read Rūta's letter; since then Ingrida wrote a note."""
    client = at_desk(shop.asta)
    client.get(f"/conversations/{asked.conversation_id}/")
    note(asked.matter, words=Words("Worn foot again."), by=shop.ingrida, at=noon)
    return client


class TestWhatCameSinceOneLooked:
    def test_stands_below_a_line_once(self, shop, asked, read):
        first, second = (page_of(read, asked) for _ in range(2))

        assert first.index("It hums at night.") < first.index(NEW) < first.index("Worn foot again.")
        assert NEW not in second

    def test_stays_below_it_while_the_page_looks_again_by_itself(self, shop, asked, read):
        opened = page_of(read, asked)
        up_to = re.search(r"""hx-vals='{"read": (\d+)}'""", opened)
        assert up_to is not None
        note(asked.matter, words=Words("And the door."), by=shop.ingrida, at=evening)

        again = read.get(f"/conversations/{asked.conversation_id}/?read={up_to[1]}", headers=BY_ITSELF).content.decode()

        assert again.index(NEW) < again.index("Worn foot again.") < again.index("And the door.")

    def test_has_no_line_for_who_never_looked(self, shop, asked, at_desk, read):
        assert NEW not in page_of(at_desk(shop.ingrida), asked)

    def test_has_none_after_ones_own_words(self, shop, asked, read):
        shop.answers(asked, at=evening)

        assert NEW not in page_of(read, asked)


class TestOneMessage:
    """Somebody gave Asta the link to it."""

    def test_is_marked_on_the_page(self, shop, asked, read):
        page = read.get(f"/conversations/{asked.conversation_id}/?at={asked.pk}").content.decode()

        assert f'<open-thread class="thread" id="thread-{asked.conversation_id}" at="{asked.pk}"' in page

    def test_is_there_however_old_it_is(self, shop, asked, read):
        for number in range(70):
            note(asked.matter, words=Words(f"Note {number}."), by=shop.asta, at=evening + minutes(number))

        assert "It hums at night." not in page_of(read, asked)
        page = read.get(f"/conversations/{asked.conversation_id}/?at={asked.pk}").content.decode()
        assert "It hums at night." in page and "Note 69." in page

    def test_offers_its_link_and_its_pin(self, shop, asked, read):
        acts = read.get(f"/conversations/{asked.conversation_id}/messages/{asked.pk}/acts/").content.decode()

        assert f'data-copies="/conversations/{asked.conversation_id}/?at={asked.pk}"' in acts
        assert f'action="/conversations/{asked.conversation_id}/messages/{asked.pk}/pin/"' in acts

    def test_is_pinned_and_taken_back_by_the_undo(self, shop, asked, read):
        at = f"/conversations/{asked.conversation_id}/messages/{asked.pk}/pin/"

        answer = read.post(at, headers={"HX-Request": "true"}).content.decode()
        pinned = page_of(read, asked)
        read.post(f"{at}?method=DELETE")

        assert f"{at}?method=DELETE" in answer
        assert '<ul class="pins"' in pinned and "</b> It hums at night.</a>" in pinned
        assert '<ul class="pins"' not in page_of(read, asked)

    def test_of_another_conversation_has_no_menu_here(self, shop, asked, read):
        other = shop.receives_mail(from_=elena, at=nine)

        at = f"/conversations/{asked.conversation_id}/messages/{other.pk}/"
        assert [read.get(f"{at}acts/").status_code, read.post(f"{at}pin/").status_code] == [404, 404]


class TestOnPaper:
    def test_stands_what_the_customer_and_we_said(self, shop, asked, read):
        shop.answers(asked, words="A technician will call.", at=evening)
        pin(asked.matter, message=asked.pk, by=shop.asta, at=evening)

        page = read.get(f"/conversations/{asked.conversation_id}/paper/").content.decode()

        assert "It hums at night." in page and "A technician will call." in page
        assert "Worn foot again." not in page and "composer" not in page

    def test_stand_notes_and_what_happened_when_asked_for(self, shop, asked, read):
        own(asked.matter, by=shop.ingrida, at=ten)

        page = read.get(f"/conversations/{asked.conversation_id}/paper/?notes=1").content.decode()

        assert "Worn foot again." in page and "Ingrida took the conversation" in page

    def test_stands_nothing_of_another_team(self, shop, asked, at_desk):
        assert at_desk(shop.marco).get(f"/conversations/{asked.conversation_id}/paper/").status_code == 404


def page_of(client, message) -> str:
    page: str = client.get(f"/conversations/{message.conversation_id}/").content.decode()
    return page
