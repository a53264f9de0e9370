"""A matter is handed over at the desk: the dialog, the note before the receiver, and the customer's word."""

from datetime import timedelta

import pytest
from django.utils import timezone

from firsthand.conversations.actions import accept_hand_over, finish, hand_over
from firsthand.conversations.models import HandOver, Message
from firsthand.conversations.rules.briefing import Briefing
from tests.budget import budget

PART = {"HX-Request": "true"}


@pytest.fixture
def asta(shop, at_desk):
    return at_desk(shop.asta)


@pytest.fixture
def marco(shop, at_desk):
    return at_desk(shop.marco)


@pytest.fixture
def at(asked):
    return f"/conversations/{asked.conversation_id}/"


def said(shop, **otherwise):
    """What the form sends."""
    form = {"to": f"person-{shop.marco.pk}", "why": "Spare parts", "tried": "A reset", "due_words": "in 3 working days"}
    words = "Hello, {name} goes on; I ask you by {time}."
    return {**form, "words": words, "tell": "yes", "once": "form", **otherwise}


class TestTheDialog:
    def test_offers_colleagues_teams_and_words_for_the_customer(self, asta, at):
        with budget(12):
            page = asta.get(f"{at}hand-overs/", headers=PART).content.decode()

        for words in ("Marco", "Orders", "Hello", "{time}"):
            assert words in page

    @pytest.mark.parametrize("language", ["en", "lt", "it", "bg"])
    def test_offers_a_time_that_it_understands_itself(self, shop, asta, at, asked, language):
        asta.cookies["django_language"] = language
        form = asta.get(f"{at}hand-overs/", headers=PART).content.decode()
        due = form.split('name="due_words"')[0].rsplit('value="', 1)[1].split('"')[0]

        answer = asta.post(f"{at}hand-overs/", said(shop, due_words=due), headers=PART)

        assert answer.status_code == 200, due
        assert HandOver.objects.get().ask_by > timezone.now() + timedelta(days=2)

    def test_shows_what_the_customer_would_read(self, shop, asta, at):
        page = asta.post(f"{at}hand-overs/preview/", said(shop), headers=PART).content.decode()

        assert "Hello, Marco goes on; I ask you by" in page and "{time}" not in page

    def test_hands_it_over_and_tells_the_customer(self, shop, asta, at):
        asta.post(f"{at}hand-overs/", said(shop), headers=PART)
        asta.post(f"{at}hand-overs/", said(shop), headers=PART)

        handed = HandOver.objects.get()
        assert (handed.to, handed.why, handed.tried) == (shop.marco, "Spare parts", "A reset")
        assert handed.told is not None and handed.told.text.startswith("Hello, Marco goes on; I ask you by")

    def test_tells_nothing_where_that_is_not_wanted(self, shop, asta, at):
        form = said(shop)
        form.pop("tell")
        asta.post(f"{at}hand-overs/", form, headers=PART)

        assert HandOver.objects.get().told is None

    @pytest.mark.parametrize(
        ("otherwise", "sentence"),
        [({"to": ""}, "Nobody cannot take it"), ({"why": " "}, "Say why"), ({"due_words": "soonish"}, "soonish")],
    )
    def test_says_what_is_missing(self, shop, asta, at, otherwise, sentence):
        answer = asta.post(f"{at}hand-overs/", said(shop, **otherwise))

        assert answer.status_code == 422 and sentence in answer.content.decode()

    def test_is_closed_to_others(self, shop, marco, at):
        for place in ("hand-overs/", "return/", "finish/", "word/unsolved/", "word/waiver/"):
            assert marco.get(f"{at}{place}").status_code == 404
        for place in ("hand-overs/", "acceptance/", "return/", "finish/", "word/solved/", "word/unsolved/"):
            assert marco.post(f"{at}{place}", said(shop)).status_code == 404


class TestWhoeverReceivesIt:
    @pytest.fixture(autouse=True)
    def handed(self, shop, asked):
        now = timezone.now()
        briefing = Briefing(why="Spare parts", expects="A quiet fridge", words="She is patient.")
        return hand_over(
            asked.matter, to=shop.marco, briefing=briefing, ask_by=now + timedelta(days=3), by=shop.asta, at=now
        )

    def test_reads_the_note_and_accepts(self, marco, at, handed):
        page = marco.get(at).content.decode()
        for words in ("hands this matter over to you", "A quiet fridge", "She is patient.", "Asta → Marco"):
            assert words in page

        marco.post(f"{at}acceptance/", headers=PART)
        handed.refresh_from_db()
        assert handed.state == "accepted"
        assert "I have finished" in marco.get(at).content.decode()

    def test_gives_it_back_with_a_reason_that_is_read(self, marco, asta, at):
        marco.post(f"{at}return/", {"words": "It is the warranty's."}, headers=PART)

        assert "Marco gave it back: It is the warranty" in asta.get(at).content.decode().replace("&#39;", "'")

    def test_cannot_close_it_and_reads_whose_duty_is_open(self, shop, marco, at, asked):
        accept_hand_over(asked.matter, by=shop.marco, at=timezone.now())

        answer = marco.post(f"{at}resolution/")

        assert answer.status_code == 422
        assert "Asta still has to ask the customer" in answer.content.decode()

    def test_finishes_and_the_first_owner_is_asked_to_ask(self, shop, marco, asta, at, asked):
        accept_hand_over(asked.matter, by=shop.marco, at=timezone.now())
        marco.post(f"{at}finish/", {"words": "The part is in."}, headers=PART)

        page = asta.get(at).content.decode()
        assert "Ask Rūta" in page and "Solved, they say" in page and "Without their word" not in page
        assert Message.objects.filter(kind="note", text="The part is in.").exists()


class TestTheCustomersWord:
    @pytest.fixture(autouse=True)
    def finished(self, shop, asked):
        now = timezone.now()
        hand_over(
            asked.matter,
            to=shop.orders,
            briefing=Briefing(why="Spare parts"),
            ask_by=now + timedelta(days=3),
            by=shop.asta,
            at=now,
        )
        accept_hand_over(asked.matter, by=shop.marco, at=now)
        return finish(asked.matter, by=shop.marco, at=now)

    def test_closes_it(self, asta, at, asked):
        asta.post(f"{at}word/solved/", headers=PART)

        asked.matter.refresh_from_db()
        assert asked.matter.is_resolved

    def test_that_it_is_not_solved_leaves_the_duty(self, asta, at, asked):
        asta.post(f"{at}word/unsolved/", {"words": "It hums."}, headers=PART)

        asked.matter.refresh_from_db()
        assert not asked.matter.is_resolved and asked.matter.follow_up_by is not None

    def test_is_not_waited_for_where_a_lead_says_so(self, shop, at_desk, at, asked):
        ingrida = at_desk(shop.ingrida)
        assert "Without their word" in ingrida.get(at).content.decode()
        ingrida.post(f"{at}word/waiver/", {"words": "Asked three times."}, headers=PART)

        assert ingrida.post(f"{at}resolution/", headers=PART).status_code == 200

    def test_costs_one_statement_more_than_a_matter_that_was_never_handed_over(self, shop, asta, at):
        asta.get(at)
        with budget(24):
            asta.get(at)
