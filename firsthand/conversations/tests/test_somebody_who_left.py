"""Asta has left the house."""

import pytest

from firsthand.conversations.actions import part_from, reopen, resolve
from firsthand.conversations.models import Conversation
from firsthand.conversations.queries.visible import customers_visible_to, messages_visible_to, topics_visible_to
from firsthand.conversations.rules.refusals import CannotReceiveThere
from firsthand.team.actions import dismiss
from tests.budget import budget
from tests.cast import elena, nine, noon, stranger, ten


class TestSomebodyWhoLeft:
    """Their page may still be open."""

    def test_sees_no_customer_and_no_word(self, shop):
        shop.receives_mail(at=nine)
        for left in (shop.asta, shop.jonas):
            left.account.is_active = False

            assert not customers_visible_to(left).exists()
            assert not messages_visible_to(left).exists()

    def test_watches_nothing(self, shop):
        matter = shop.receives_mail(at=nine).matter
        topics = [f"conversation:{matter.pk}", f"team:{shop.repairs.pk}", "desk"]
        for left in (shop.asta, shop.jonas):
            left.account.is_active = False

            assert topics_visible_to(left, [*topics, f"representative:{left.pk}"]) == set()


@pytest.fixture
def owned(shop):
    """Asta looks after two matters, one of them waiting."""
    return [shop.answers(shop.receives_mail(from_=one, at=nine)).matter for one in (elena, stranger)]


class TestWhatTheyLookAfter:
    """Asta leaves today."""

    def test_goes_to_a_colleague_who_is_told(self, shop, owned):
        with budget(14):
            given = part_from(shop.asta, to=shop.ingrida, by=shop.jonas, at=ten)

        assert given == 2
        assert set(Conversation.objects.values_list("owner", flat=True)) == {shop.ingrida.pk}
        assert len(shop.facts_named("conversation.assigned")) == 2
        assert [entry.payload["times"] for entry in shop.facts_named("failure.handed_on")] == [1, 1]

    def test_is_her_teams_when_nobody_takes_it(self, shop, owned):
        dismiss(shop.asta, by=shop.jonas, at=ten)

        assert set(Conversation.objects.values_list("owner", flat=True)) == {None}
        assert len(shop.facts_named("conversation.released")) == 2

    def test_is_not_given_to_somebody_who_left_too(self, shop, owned):
        dismiss(shop.marco, by=shop.jonas, at=ten)
        shop.marco.refresh_from_db()

        for nobody in (shop.marco, shop.asta):
            with pytest.raises(CannotReceiveThere):
                part_from(shop.asta, to=nobody, by=shop.jonas, at=ten)

    @pytest.mark.parametrize("how", ["by the customer", "by a colleague"])
    def test_does_not_come_back_to_her_once_solved(self, shop, how):
        asked = shop.receives_mail(at=nine)
        resolve(shop.answers(asked).matter, by=shop.asta, at=ten)
        dismiss(shop.asta, by=shop.jonas, at=ten)
        assert shop.conversation().owner == shop.asta

        if how == "by the customer":
            shop.receives_mail(answers=asked, at=noon)
        else:
            reopen(shop.conversation(), by=shop.ingrida, at=noon)
        assert (shop.conversation().state, shop.conversation().owner) == ("open", None)
