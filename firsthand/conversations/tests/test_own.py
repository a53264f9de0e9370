"""A representative takes a conversation, gives it back, gives it on."""

import pytest

from firsthand.conversations.actions import assign, move, own, release
from firsthand.conversations.rules.refusals import CannotReceiveThere, NobodyOwnsIt, NotYours
from firsthand.notices.models import Notice
from tests.budget import budget
from tests.cast import nine, noon, ten


@pytest.fixture
def matter(shop):
    """Rūta's matter, which nobody owns."""
    return shop.receives_mail(at=nine).matter


class TestTaking:
    def test_makes_it_theirs(self, shop, matter):
        assert own(matter, by=shop.asta, at=ten).owner == shop.asta

    def test_twice_is_once(self, shop, matter):
        own(matter, by=shop.asta, at=ten)
        own(matter, by=shop.asta, at=ten)

        assert len(shop.facts_named("conversation.owned")) == 1

    def test_from_a_colleague_is_counted_as_handed_on(self, shop, matter):
        own(matter, by=shop.asta, at=ten)
        own(matter, by=shop.ingrida, at=noon)

        [entry] = shop.facts_named("failure.handed_on")
        assert (entry.payload["before"], entry.payload["times"]) == (shop.asta.pk, 1)

    def test_of_another_team_is_refused(self, shop, matter):
        with pytest.raises(NotYours):
            own(matter, by=shop.marco, at=ten)

    def test_costs_at_most_six_statements(self, shop, matter):
        with budget(6):
            own(matter, by=shop.asta, at=ten)


class TestGivingBack:
    def test_leaves_it_to_the_team(self, shop, matter):
        own(matter, by=shop.asta, at=ten)

        assert release(matter, by=shop.asta, at=noon).owner is None

    def test_what_nobody_owns_is_refused(self, shop, matter):
        with pytest.raises(NobodyOwnsIt):
            release(matter, by=shop.asta, at=ten)


class TestGivingOn:
    def test_to_a_colleague_makes_it_theirs_and_tells_them_once(self, shop, matter):
        assign(matter, to=shop.ingrida, by=shop.asta, at=ten)
        assign(matter, to=shop.ingrida, by=shop.asta, at=ten)

        assert [notice.representative for notice in Notice.objects.all()] == [shop.ingrida]

    def test_to_somebody_who_has_left_is_refused(self, shop, matter):
        shop.ingrida.account.is_active = False

        with pytest.raises(CannotReceiveThere, match="Ingrida"):
            assign(matter, to=shop.ingrida, by=shop.asta, at=ten)

    def test_to_another_team_takes_it_from_an_owner_who_is_not_there(self, shop, matter):
        own(matter, by=shop.asta, at=ten)

        moved = move(matter, to=shop.orders, by=shop.asta, at=noon)

        assert (moved.team, moved.owner) == (shop.orders, None)
        assert len(shop.facts_named("failure.handed_on")) == 1
