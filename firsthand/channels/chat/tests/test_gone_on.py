"""An answer in a chat that its visitor has left for a newer one: it reaches them by mail, or is not taken."""

import pytest

from firsthand.channels.chat.actions import Product, lay_card, reach
from firsthand.channels.chat.models import Visitor
from firsthand.channels.chat.queries import gone_on
from firsthand.channels.chat.reactions import NobodyReadsIt, TheyGoOnElsewhere
from firsthand.conversations.actions import merge, postpone, resolve
from firsthand.conversations.models import Message, Unsent
from firsthand.conversations.rules.words import Words
from firsthand.journal.models import Errand
from tests.cast import minutes, nine

DAYS_LATER = nine + minutes(5 * 24 * 60)


@pytest.fixture
def old(shop, visitor):
    """Solved days ago; then the visitor came back with something else."""
    return moved_on(shop, visitor)


def moved_on(shop, visitor):
    said = visitor.says("Is it in stock?")
    resolve(said.matter, by=shop.asta, at=nine + minutes(20))
    visitor.says("Where is my sofa?", at=DAYS_LATER)
    return said


class TestOfWhomNoAddressIsKnown:
    def test_they_are_answered_where_they_go_on(self, shop, old, visitor):
        with pytest.raises(TheyGoOnElsewhere):
            shop.answers(old, at=DAYS_LATER)

        assert not Message.objects.filter(kind="reply").exists()
        found = gone_on(old.matter)
        assert found is not None and found.thread == visitor.says("Hello?", at=DAYS_LATER).matter

    def test_nothing_is_laid_before_them_there_and_nothing_waits_to_leave(self, shop, old):
        with pytest.raises(TheyGoOnElsewhere):
            lay_card(old.matter, Product(title="Sofa"), by=shop.asta, at=DAYS_LATER)
        with pytest.raises(TheyGoOnElsewhere):
            postpone(old.matter, words=Words("Four."), leaves_at=DAYS_LATER + minutes(9), by=shop.asta, at=DAYS_LATER)

        assert not Unsent.objects.exists()

    def test_nobody_is_named_where_the_visitor_is_forgotten(self, shop, old):
        Visitor.objects.all().delete()

        with pytest.raises(NobodyReadsIt):
            shop.answers(old, at=DAYS_LATER)

    def test_they_read_it_again_where_both_have_become_one(self, shop, old, visitor):
        merge(visitor.says("Hello?", at=DAYS_LATER).matter, into=old.matter, by=shop.asta, at=DAYS_LATER)

        assert shop.answers(old, words="Four.", at=DAYS_LATER).channel == "chat"
        assert visitor.reads(at=DAYS_LATER + minutes(1))[-1] == "Four."


class TestOfWhomAnAddressIsKnown:
    def test_it_is_a_letter(self, shop, old):
        reach(Visitor.objects.get(), address="ona@pastas.example", at=DAYS_LATER)

        answer = shop.answers(old, at=DAYS_LATER)

        assert [one["address"] for one in answer.recipients] == ["ona@pastas.example"]
        assert (answer.channel, answer.delivery, answer.delivered_at) == ("", "queued", None)
        assert Errand.objects.filter(path__endswith="email.errands.deliver").exists()

    def test_it_goes_to_whom_the_site_vouched_for_on_whichever_device(self, shop, signed_in):
        old = moved_on(shop, signed_in())
        signed_in(token="laptop-" + "l" * 40, jti="another word").comes(at=DAYS_LATER)

        assert shop.answers(old, at=DAYS_LATER).recipients[0]["address"] == "ruta@pastas.example"


def test_an_answer_in_a_chat_that_is_read_stays_there(shop, visitor):
    answer = shop.answers(visitor.says("Hello?"))

    assert (answer.channel, answer.recipients, gone_on(answer.matter)) == ("chat", [], None)
