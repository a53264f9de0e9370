"""An answer after which the matter is solved."""

import pytest

from firsthand.conversations.actions import postpone, reply_and_resolve
from firsthand.conversations.actions.send_unsent import send_at_its_time
from firsthand.conversations.rules.refusals import NothingWritten
from firsthand.conversations.rules.words import Words
from tests.budget import budget
from tests.cast import minutes, nine, ten

HELLO = Words("It is mended. Have a good day.")


@pytest.fixture
def asked(shop):
    """Rūta's letter of nine o'clock."""
    return shop.receives_mail(at=nine)


class TestAnAnswerThatSolves:
    def test_leaves_and_the_matter_is_solved(self, shop, asked):
        sent = reply_and_resolve(asked.matter, words=HELLO, by=shop.asta, at=ten)

        assert (sent.delivery, shop.conversation().state, shop.conversation().owner) == (
            "queued",
            "resolved",
            shop.asta,
        )

    def test_does_both_once_though_it_came_twice(self, shop, asked):
        for _ in range(2):
            reply_and_resolve(asked.matter, words=HELLO, by=shop.asta, at=ten, external_id="form-1")

        assert len(shop.facts_named("message.replied")) == len(shop.facts_named("conversation.resolved")) == 1

    def test_solves_nothing_where_nothing_was_written(self, shop, asked):
        with pytest.raises(NothingWritten):
            reply_and_resolve(asked.matter, words=Words(" "), by=shop.asta, at=ten)

        assert shop.conversation().state == "open"

    def test_costs_at_most_sixteen_statements(self, shop, asked):
        with budget(16):
            reply_and_resolve(asked.matter, words=HELLO, by=shop.asta, at=ten)

    def test_that_leaves_later_solves_when_it_has_left(self, shop, asked):
        unsent = postpone(asked.matter, words=HELLO, leaves_at=ten + minutes(1), resolves=True, by=shop.asta, at=ten)
        assert shop.conversation().state == "open"

        send_at_its_time(unsent.pk, at=ten + minutes(1))

        assert shop.conversation().state == "resolved"
