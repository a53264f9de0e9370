"""An address of a customer could not be reached: for now, or for good."""

from datetime import timedelta

import pytest

from firsthand.people.actions import mark_unreachable, meet, recognise
from firsthand.people.models import Address
from firsthand.people.rules.failures import Why
from firsthand.people.rules.giving_up import counts, is_given_up
from tests.cast import noon, ruta

TIMES = [
    (1, 0, False), (1, 90, False), (2, 30, False),
    (3, 1, False), (3, 6, False), (3, 7, True),
    (4, 3, False), (5, 1, False), (5, 2, True), (60, 0, False),
]  # fmt: skip


@pytest.mark.parametrize(("times", "days", "given_up"), TIMES)
def test_three_in_a_week_or_five_in_two_days_are_enough(times, days, given_up):
    assert is_given_up(times, since=noon, at=noon + timedelta(days=days)) is given_up


@pytest.mark.parametrize("why", ["", *Why.values])
def test_only_what_the_other_side_lacks_speaks_against_an_address(why):
    ours = {"too-large", "content", "virus", "blocked", "unproven", "relaying", "sender", "complained", "loop"}
    assert counts(why) is (why not in ours)


@pytest.mark.django_db
class TestAMailboxThatStaysFull:
    """What is written to Rūta comes back every fourth day."""

    @pytest.fixture
    def address(self, shop):
        return meet(name=ruta.name, addresses=[ruta.address], at=noon).addresses.get()

    def comes_back(self, address: Address, *, day, why="full", hard=False) -> Address:
        self.is_in_vain = mark_unreachable([ruta.address], hard=hard, why=why, at=noon + timedelta(days=day))
        address.refresh_from_db()
        return address

    def test_is_given_up_the_third_time(self, shop, address):
        found = [self.comes_back(address, day=day).is_unreachable for day in (0, 4, 8)]

        assert found == [False, False, True] and self.is_in_vain
        assert (address.bounce, address.bounce_why, address.bounces) == ("hard", "full", 3)
        assert [one.payload["hard"] for one in shop.facts_named("customer.address.bounced")] == [False, False, True]

    def test_is_counted_anew_once_somebody_wrote_from_it(self, address):
        for day in (0, 4):
            self.comes_back(address, day=day)
        recognise(ruta.address, at=noon + timedelta(days=5))

        assert not self.comes_back(address, day=8).is_unreachable and address.bounces == 1

    def test_is_not_given_up_for_what_is_wrong_with_us(self, address):
        for day in (0, 4, 8, 12):
            assert not self.comes_back(address, day=day, why="blocked").is_unreachable
        assert address.bounces == 0 and address.bounced_at == noon + timedelta(days=12)

    def test_that_is_gone_stays_so_whatever_our_own_server_is_told(self, address):
        self.comes_back(address, day=0, why="nobody", hard=True)

        assert self.comes_back(address, day=1, why="blocked").bounce_why == "nobody"
        assert self.is_in_vain
