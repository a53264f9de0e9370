"""What a lead sees of their teams."""

from datetime import timedelta

import pytest

from firsthand.conversations.actions import assign, move
from firsthand.conversations.queries import Pressing
from firsthand.promises.actions import Saying, fall_due, make, make_good
from firsthand.promises.queries import (
    Scope,
    broken_in,
    causes_in,
    follow_ups_in,
    people_in,
    pressing_in,
    scope_of,
    silent_in,
)
from firsthand.team.models import Representative
from tests.budget import budget
from tests.cast import minutes, nine, one, ten

A_DAY = timedelta(days=1)


def board_of(who: Representative) -> Scope:
    found = scope_of(who)
    assert found is not None
    return found


@pytest.fixture
def repairs(shop):
    """Ingrida's board."""
    return board_of(shop.ingrida)


class TestWhoseBoard:
    def test_is_of_the_teams_of_a_lead(self, shop, repairs):
        assert repairs.teams == (shop.repairs.pk,)

    def test_is_of_all_teams_to_an_administrator_who_may_choose_one(self, shop):
        assert board_of(shop.jonas).teams is None
        chosen = scope_of(shop.jonas, team=shop.orders.pk)
        assert chosen is not None and chosen.teams == (shop.orders.pk,)

    def test_is_nobody_elses(self, shop):
        assert scope_of(shop.asta) is None
        assert scope_of(shop.ingrida, team=shop.orders.pk) is None


class TestWhatPresses:
    """Rūta wrote at nine; an answer is owed by one."""

    @pytest.mark.parametrize(
        ("at", "late", "at_risk"),
        [(ten, 0, 0), (one - minutes(30), 0, 1), (one, 0, 1), (one + minutes(1), 1, 0)],
        ids=["hours before", "within the hour", "at its time", "after it"],
    )
    def test_is_at_risk_and_then_late(self, shop, repairs, at, late, at_risk):
        shop.receives_mail(at=nine)
        with budget(2):
            counts = [len(pressing_in(repairs, why, at=at)) for why in (Pressing.LATE, Pressing.AT_RISK)]
        assert counts == [late, at_risk]

    def test_is_nobodys_until_somebody_has_it(self, shop, repairs):
        matter = shop.receives_mail(at=nine).matter
        assert pressing_in(repairs, Pressing.UNOWNED, at=ten) == [matter]

        assign(matter, to=shop.asta, by=shop.ingrida, at=ten)
        assert pressing_in(repairs, Pressing.UNOWNED, at=ten) == []

    def test_is_no_other_teams(self, shop, repairs):
        move(shop.receives_mail(at=nine).matter, to=shop.orders, by=shop.ingrida, at=ten)
        everything = board_of(shop.jonas)

        assert pressing_in(repairs, Pressing.UNOWNED, at=ten) == []
        with budget(1):
            assert len(pressing_in(everything, Pressing.UNOWNED, at=ten)) == 1

    def test_is_an_owner_who_says_nothing_for_a_day(self, shop, repairs):
        matter = assign(shop.receives_mail(at=nine).matter, to=shop.asta, by=shop.ingrida, at=nine)

        assert silent_in(repairs, at=nine + A_DAY) == []
        with budget(2):
            assert silent_in(repairs, at=nine + A_DAY + minutes(1)) == [matter]

        shop.answers(matter.messages.get(), at=nine + A_DAY)
        assert silent_in(repairs, at=nine + 3 * A_DAY) == []


class TestWhatWasBroken:
    @pytest.fixture
    def broken(self, shop):
        """Asta had promised to write by one."""
        matter = shop.answers(shop.receives_mail(at=nine), at=ten).matter
        made = make(matter, [Saying(words="I'll write by one", due_at=one)], by=shop.asta, at=ten)[0]
        fall_due(at=one)
        return made

    def test_stands_there_today_with_its_cause(self, shop, repairs, broken):
        with budget(4):
            assert broken_in(repairs, at=one) == [broken]
            assert causes_in(repairs, at=one) == [("", 1)]

        make_good(broken, cause="supplier", by=shop.asta, at=one)
        assert causes_in(repairs, at=one) == [("supplier", 1)]
        assert broken_in(repairs, at=one + A_DAY) == []

    def test_is_seen_of_all_teams_by_its_index(self, shop, broken):
        everything = board_of(shop.jonas)
        with budget(2):
            assert broken_in(everything, at=one) == [broken]

    def test_counts_follow_ups_whose_time_has_come(self, shop, repairs):
        matter = shop.answers(shop.receives_mail(at=nine), at=ten).matter
        asking = make(matter, [Saying(kind="follow_up", due_at=one)], by=shop.asta, at=ten)[0]

        with budget(2):
            assert follow_ups_in(repairs, at=one) == []
            assert follow_ups_in(repairs, at=one + minutes(1)) == [asking]


def test_who_is_there_are_the_people_of_these_teams(shop, repairs):
    assert people_in(repairs) == [shop.asta, shop.ingrida, shop.jonas]
