"""Who has a copy of the next answer, and who is only offered one."""

import pytest

from firsthand.conversations.actions import reply
from firsthand.conversations.queries import copies
from firsthand.conversations.rules.addressing import Addressing
from firsthand.conversations.rules.incoming import Party
from firsthand.conversations.rules.words import Words
from tests.cast import minutes, nine, noon, ruta, stranger, ten

OURS = frozenset({"help@namai.example", "sales@namai.example"})
PETRAS = Party("petras@pastas.example", "Petras")


@pytest.fixture
def asked(shop):
    """Rūta wrote to the shop and to Petras."""
    return shop.receives_mail(at=nine, Cc="Petras <petras@pastas.example>, sales@namai.example")


def now(shop):
    matter = shop.conversation()
    return copies(list(matter.messages.order_by("pk")), customer=matter.customer_id, ours=OURS)


class TestWhoeverTheCustomerWroteTo:
    def test_is_offered_and_not_added(self, shop, asked):
        assert now(shop).offered == (PETRAS,)
        assert now(shop).kept == ()

    def test_is_not_one_of_ours_nor_the_customer(self, shop):
        shop.receives_mail(at=nine, Cc=f"help@namai.example, {ruta.address}")

        assert now(shop).offered == ()

    def test_of_an_earlier_letter_is_forgotten(self, shop, asked):
        shop.receives_mail(answers=asked, words="One more thing.", at=noon)

        assert now(shop).offered == ()


class TestWhomOneOfUsHasChosen:
    def test_is_kept_for_the_next_answer_and_no_longer_offered(self, shop, asked):
        reply(asked.matter, words=Words("Hello."), addressing=Addressing(cc=(PETRAS,)), by=shop.asta, at=ten)

        assert (now(shop).kept, now(shop).offered) == ((PETRAS,), ())

    def test_unseen_stays_unseen(self, shop, asked):
        reply(asked.matter, words=Words("Hello."), addressing=Addressing(bcc=(PETRAS,)), by=shop.asta, at=ten)

        assert now(shop).kept == ()


class TestAStranger:
    """Petras has a copy; somebody writes into the matter under his name, with a copy to themselves."""

    def test_who_was_copied_adds_nobody(self, shop, asked):
        copied = Addressing(cc=(Party(stranger.address, ""),))
        answer = reply(asked.matter, words=Words("Hello."), addressing=copied, by=shop.asta, at=ten)
        answer.reference = "ours-1@namai.example"
        answer.save(update_fields=["reference"])

        theirs = shop.receives_mail(
            from_=stranger, answers=answer, at=ten + minutes(1), Cc="press@elsewhere.example", words="Tell me more."
        )

        assert theirs.conversation_id == asked.conversation_id
        assert [one.address for one in now(shop).offered] == ["petras@pastas.example"]
        assert shop.answers(asked, at=noon).recipients[0]["address"] == ruta.address

    def test_who_had_an_unseen_copy_does_not_become_the_customer(self, shop, asked):
        unseen = Addressing(bcc=(Party(stranger.address, ""),))
        answer = reply(asked.matter, words=Words("Hello."), addressing=unseen, by=shop.asta, at=ten)
        answer.reference = "ours-2@namai.example"
        answer.save(update_fields=["reference"])
        shop.receives_mail(from_=stranger, answers=answer, at=ten + minutes(1), words="Me too.")

        later = shop.answers(asked, at=noon)

        assert later.matter.customer == asked.matter.customer
        assert [one["address"] for one in later.recipients] == [ruta.address]
