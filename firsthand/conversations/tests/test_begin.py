"""One of us writes to a customer first."""

import pytest

from firsthand.conversations.actions import begin
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.addressing import Addressing
from firsthand.conversations.rules.incoming import Party
from firsthand.conversations.rules.refusals import NobodyToWriteTo, NothingWritten, NotYours
from firsthand.conversations.rules.words import Words
from firsthand.people.models import Customer
from tests.budget import budget
from tests.cast import elena, nine, noon, ten

ELENA = Party(elena.address, elena.name)
SAID = Words("Your sofa has arrived.")


def written(shop, **more):
    said = {"addressing": Addressing(to=(ELENA,)), "subject": "Your sofa", "words": SAID, "by": shop.asta, "at": ten}
    return begin(shop.help, **{**said, **more})


class TestALetterToSomebodyNew:
    def test_makes_them_a_customer_with_a_matter_that_is_the_writers(self, shop):
        matter = written(shop).matter

        assert (matter.customer.name, matter.owner, matter.subject) == (elena.name, shop.asta, "Your sofa")

    def test_bears_the_subject_as_it_was_written_and_the_next_one_answers_it(self, shop):
        first = written(shop)

        assert (first.subject, shop.answers(first).subject) == ("Your sofa", "Re: Your sofa")

    def test_waits_for_them_and_owes_nothing(self, shop):
        matter = written(shop).matter

        assert (matter.state, matter.answer_due_at) == ("waiting", None)

    def test_gets_their_answer_into_the_same_matter(self, shop):
        first = written(shop)
        first.reference = "ours-1@namai.example"
        first.save(update_fields=["reference"])

        assert shop.receives_mail(from_=elena, answers=first, at=noon).conversation_id == first.conversation_id

    def test_costs_at_most_twenty_two_statements(self, shop):
        with budget(22):
            written(shop)


class TestALetterToSomebodyKnown:
    def test_is_a_new_matter_of_the_same_customer_at_the_address_that_was_chosen(self, shop):
        asked = shop.receives_mail(from_=elena, at=nine)

        first = written(shop)

        assert first.matter.customer == asked.matter.customer and first.conversation_id != asked.conversation_id
        assert first.recipients[0]["address"] == elena.address


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("more", "refusal"),
        [
            ({"addressing": Addressing()}, NobodyToWriteTo),
            ({"words": Words("  ")}, NothingWritten),
        ],
    )
    def test_leaves_nothing_behind(self, shop, more, refusal):
        with pytest.raises(refusal):
            written(shop, **more)

        assert not Conversation.objects.exists() and not Customer.objects.exists()

    def test_is_an_inbox_of_another_team(self, shop):
        with pytest.raises(NotYours):
            written(shop, by=shop.marco)

        assert not Conversation.objects.exists() and not Customer.objects.exists()
