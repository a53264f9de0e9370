"""Two matters are linked."""

import pytest

from firsthand.conversations.actions import link, unlink
from firsthand.conversations.models import Conversation, Link
from firsthand.conversations.rules.refusals import IsTheSame, NotYours
from tests.budget import budget
from tests.cast import elena, nine, ten


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
