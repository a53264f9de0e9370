"""A representative answers the customer."""

import pytest

from firsthand.conversations.actions import reply
from firsthand.conversations.models import Copied
from firsthand.conversations.rules.addressing import Addressing
from firsthand.conversations.rules.incoming import Party
from firsthand.conversations.rules.refusals import AnsweredMeanwhile, ChangedMeanwhile, NothingWritten, NotYours
from firsthand.conversations.rules.words import Words
from tests.budget import budget
from tests.cast import minutes, nine, noon, one, ten

HELLO = Words("Hello Rūta, a technician will call.")


@pytest.fixture
def asked(shop):
    """Rūta's letter of nine o'clock."""
    return shop.receives_mail(at=nine)


class TestAnAnswer:
    """Nobody owns Rūta's matter; Asta answers."""

    def test_makes_the_matter_hers(self, shop, asked):
        assert reply(asked.matter, words=HELLO, by=shop.asta, at=ten).matter.owner == shop.asta

    def test_leaves_it_to_the_customer(self, shop, asked):
        conversation = reply(asked.matter, words=HELLO, by=shop.asta, at=ten).matter

        assert (conversation.state, conversation.answer_due_at) == ("waiting", None)

    def test_goes_to_the_address_she_wrote_from(self, shop, asked):
        message = reply(asked.matter, words=HELLO, by=shop.asta, at=ten)

        assert [one["address"] for one in message.recipients] == ["ruta@pastas.example"]
        assert message.delivery == "queued"

    def test_tells_how_long_she_waited_and_whether_it_was_late(self, shop, asked):
        reply(asked.matter, words=HELLO, by=shop.asta, at=one + minutes(1))

        [entry] = shop.facts_named("message.replied")
        assert (entry.payload["asked_seconds"], entry.payload["late"]) == (4 * 3600 + 60, True)

    def test_leaves_another_owner_in_place(self, shop, asked):
        reply(asked.matter, words=HELLO, by=shop.asta, at=ten)

        assert reply(asked.matter, words=HELLO, by=shop.ingrida, at=noon).matter.owner == shop.asta

    def test_costs_at_most_ten_statements(self, shop, asked):
        with budget(10):
            reply(asked.matter, words=HELLO, by=shop.asta, at=ten)


class TestCopies:
    """Petras has one that everybody sees, a supplier one that nobody sees."""

    def test_are_kept_with_the_message_and_cost_one_statement(self, shop, asked):
        said = Addressing(cc=(Party("petras@pastas.example", "Petras"),), bcc=(Party("parts@liebherr.example", ""),))

        with budget(11):
            message = reply(asked.matter, words=HELLO, addressing=said, by=shop.asta, at=ten)

        assert [(one["kind"], one["address"]) for one in message.recipients] == [
            ("to", "ruta@pastas.example"),
            ("cc", "petras@pastas.example"),
            ("bcc", "parts@liebherr.example"),
        ]
        assert set(Copied.objects.values_list("address", flat=True)) == {"ruta@pastas.example", "petras@pastas.example"}


class TestWhatIsRefused:
    """Each refusal is a sentence that says what to do next."""

    def test_words_that_are_none(self, shop, asked):
        with pytest.raises(NothingWritten):
            reply(asked.matter, words=Words("  \n "), by=shop.asta, at=ten)

    def test_a_matter_of_another_team(self, shop, asked):
        with pytest.raises(NotYours):
            reply(asked.matter, words=HELLO, by=shop.marco, at=ten)

    def test_an_answer_after_a_colleagues_that_was_not_read(self, shop, asked):
        reply(asked.matter, words=HELLO, by=shop.ingrida, at=ten)

        with pytest.raises(AnsweredMeanwhile, match="Ingrida has just answered"):
            reply(asked.matter, words=HELLO, by=shop.asta, at=ten, read_to=asked.pk)

    def test_a_change_to_what_has_changed(self, shop, asked):
        before = asked.matter.version
        reply(asked.matter, words=HELLO, by=shop.asta, at=ten)

        with pytest.raises(ChangedMeanwhile):
            reply(asked.matter, words=HELLO, by=shop.asta, at=ten, seen=before)


class TestSendingTwice:
    """A double click, or a request that is repeated."""

    def test_under_one_id_sends_once(self, shop, asked):
        first = reply(asked.matter, words=HELLO, by=shop.asta, at=ten, external_id="form-1")

        assert reply(asked.matter, words=HELLO, by=shop.asta, at=ten, external_id="form-1") == first
