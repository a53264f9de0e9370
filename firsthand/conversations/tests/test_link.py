"""Two matters are linked."""

import pytest

from firsthand.conversations.actions import link, own, resolve, say_solved, unlink
from firsthand.conversations.models import Conversation, Link
from firsthand.conversations.rules.refusals import IsTheSame, NotYours
from firsthand.notices.models import Notice
from tests.budget import budget
from tests.cast import elena, nine, noon, ten


@pytest.fixture
def two(shop):
    return shop.receives_mail(at=nine).matter, shop.receives_mail(from_=elena, at=nine).matter


def counts():
    return list(Conversation.objects.order_by("pk").values_list("link_count", flat=True))


class TestALink:
    def test_stands_once_between_two_and_says_what_was_said_last(self, shop, two):
        link(two[0], other=two[1], kind=Link.Kind.RELATED, by=shop.asta, at=ten)
        link(two[0], other=two[1], kind=Link.Kind.RELATED, by=shop.asta, at=ten)
        link(two[1], other=two[0], kind=Link.Kind.BLOCKS, by=shop.asta, at=ten)

        found = Link.objects.get()
        assert (found.conversation, found.other, found.kind) == (two[1], two[0], "blocks")
        assert (counts(), len(shop.facts_named("conversation.linked"))) == ([1, 1], 2)

    def test_is_taken_away(self, shop, two):
        made = link(two[0], other=two[1], kind=Link.Kind.DUPLICATE, by=shop.asta, at=ten)

        unlink(made, by=shop.asta, at=ten)
        unlink(made, by=shop.asta, at=ten)

        assert (counts(), len(shop.facts_named("conversation.unlinked"))) == ([0, 0], 1)

    def test_to_itself_or_to_what_one_does_not_see_is_refused(self, shop, two):
        sales = shop.receives_mail(to="sales@namai.example", at=nine).matter

        with pytest.raises(IsTheSame):
            link(two[0], other=two[0], kind=Link.Kind.RELATED, by=shop.asta, at=ten)
        with pytest.raises(NotYours):
            link(two[0], other=sales, kind=Link.Kind.RELATED, by=shop.asta, at=ten)

    def test_costs_few_statements(self, shop, two):
        with budget(10):
            link(two[0], other=two[1], kind=Link.Kind.BLOCKS, by=shop.asta, at=ten)


class TestAMatterThatWaitedForAnother:
    """Elena's delivery waits for Rūta's fridge."""

    @pytest.fixture
    def waiting(self, shop, two):
        link(two[0], other=two[1], kind=Link.Kind.BLOCKS, by=shop.asta, at=ten)
        return own(two[1], by=shop.ingrida, at=ten)

    def test_is_free_once_that_is_solved_and_its_owner_is_told(self, shop, two, waiting):
        resolve(Conversation.objects.get(pk=two[0].pk), by=shop.asta, at=noon)

        assert shop.facts_named("conversation.unblocked")[0].conversation_id == waiting.pk
        told = Notice.objects.get(about="conversation.unblocked")
        assert (told.representative, told.conversation_id) == (shop.ingrida, waiting.pk)

    def test_is_free_too_once_the_customer_says_that_that_is_solved(self, shop, two, waiting):
        say_solved(two[0], by=two[0].customer, at=noon)

        assert shop.facts_named("conversation.unblocked")[0].conversation_id == waiting.pk

    def test_is_not_when_it_is_solved_itself_nor_when_it_blocks(self, shop, two, waiting):
        resolve(waiting, by=shop.ingrida, at=noon)
        resolve(Conversation.objects.get(pk=two[0].pk), by=shop.asta, at=noon)

        assert not shop.facts_named("conversation.unblocked")
