"""Somebody is away: planned, begun, ended."""

from datetime import timedelta

import pytest

from firsthand.journal.actor import HOUSE
from firsthand.team.actions import (
    AwayThenAlready,
    CannotCover,
    EndsTooSoon,
    NotPlannedAnyMore,
    Plan,
    cancel_absence,
    change_absence,
    come_back,
    dismiss,
    keep_absences,
    plan_absence,
)
from firsthand.team.models import Absence, Representative
from firsthand.team.queries import who_is_away
from firsthand.team.rules.absences import is_in_the_way, who_stands_in
from firsthand.team.rules.permissions import OnlyTheirLeadMay
from tests.budget import budget
from tests.cast import evening, minutes, nine, noon, one, ten


def away(shop, who=None, *, by=None, at=ten, **said) -> Absence:
    rep = who or shop.asta
    return plan_absence(rep, Plan(**{"starts_at": ten, "kind": "ill", **said}), by=by or rep, at=at)


def again(rep: Representative) -> Representative:
    return Representative.objects.get(pk=rep.pk)


class TestIllAtTen:
    """Asta falls ill at ten o'clock."""

    def test_is_said_by_herself_or_who_leads_her(self, shop):
        assert away(shop, by=shop.ingrida).is_running
        assert again(shop.asta).is_away
        assert len(shop.facts_named("absence.began")) == 1

    def test_is_said_by_nobody_else(self, shop):
        with pytest.raises(OnlyTheirLeadMay):
            away(shop, by=shop.marco)
        assert not Absence.objects.exists()

    def test_ends_when_she_says_so_or_at_its_time(self, shop):
        come_back(away(shop, ends_at=one), by=shop.asta, at=noon)
        assert not again(shop.asta).is_away

        away(shop, starts_at=noon, ends_at=one, at=noon)
        keep_absences(at=one - minutes(1))
        assert again(shop.asta).is_away
        assert [keep_absences(at=one), keep_absences(at=one)] == [1, 0]
        assert not again(shop.asta).is_away
        assert len(shop.facts_named("absence.ended")) == 2

    def test_lasts_longer_than_was_thought(self, shop):
        absence = change_absence(away(shop, ends_at=noon), until=None, by=shop.ingrida, at=ten)
        assert keep_absences(at=evening) == 0
        with pytest.raises(EndsTooSoon):
            change_absence(absence, until=ten, by=shop.asta, at=noon)

    def test_costs_few_statements(self, shop):
        with budget(12):
            away(shop, ends_at=evening, cover=shop.ingrida)

    def test_is_seen_by_her_team_and_not_by_others(self, shop):
        away(shop)
        assert [one.representative for one in who_is_away(shop.ingrida)] == [shop.asta]
        assert not who_is_away(shop.marco)


class TestPlanned:
    """A holiday from noon to the evening."""

    def test_begins_and_ends_once_whatever_the_clock_does(self, shop):
        away(shop, starts_at=noon, ends_at=evening, kind="holiday")
        assert [keep_absences(at=when) for when in (noon - minutes(1), noon, ten, noon, evening, noon, evening)] == [
            0,
            1,
            0,
            0,
            1,
            0,
            0,
        ]
        assert len(shop.facts_named("absence.began")) == len(shop.facts_named("absence.ended")) == 1

    def test_that_passed_while_no_clock_ran_moves_nothing(self, shop):
        away(shop, starts_at=noon, ends_at=one)
        keep_absences(at=evening)
        assert not shop.facts_named("absence.began") and not Absence.objects.standing().exists()

    def test_is_called_off_before_it_begins(self, shop):
        planned = away(shop, starts_at=noon)
        cancel_absence(planned, by=shop.asta, at=ten)
        assert keep_absences(at=evening) == 0
        with pytest.raises(NotPlannedAnyMore):
            cancel_absence(planned, by=shop.asta, at=noon)

    def test_takes_over_from_an_illness_without_an_end(self, shop):
        away(shop)
        holiday = away(shop, starts_at=noon, ends_at=evening, kind="holiday")
        keep_absences(at=noon)
        assert again(shop.asta).absence == holiday
        assert Absence.objects.running().get() == holiday

    def test_idle_looks_are_two_searches_in_small_indexes(self, shop):
        with budget(2):
            keep_absences(at=noon)

    @pytest.mark.parametrize(
        ("said", "refusal"),
        [
            ({"ends_at": ten}, EndsTooSoon),
            ({"starts_at": nine, "ends_at": ten}, EndsTooSoon),
            ({"cover": "asta"}, CannotCover),
        ],
    )
    def test_is_refused(self, shop, said, refusal):
        if "cover" in said:
            said = {"cover": shop.asta}
        with pytest.raises(refusal):
            away(shop, **said)

    def test_is_not_planned_twice(self, shop):
        away(shop, starts_at=noon, ends_at=evening)
        with pytest.raises(AwayThenAlready):
            away(shop, starts_at=one, ends_at=evening + timedelta(days=1))


class TestWhoCovers:
    def test_is_here_or_their_cover_is(self, shop):
        away(shop, shop.ingrida, cover=shop.jonas)
        away(shop, cover=shop.ingrida)
        assert [fact.payload["cover"] for fact in shop.facts_named("absence.began")] == [shop.jonas.pk, shop.jonas.pk]

    def test_is_nobody_where_the_cover_has_left(self, shop):
        planned = away(shop, starts_at=noon, cover=shop.marco)
        dismiss(shop.marco, by=HOUSE, at=ten)
        keep_absences(at=noon)
        assert shop.facts_named("absence.began")[0].payload["cover"] is None
        assert Absence.objects.get() == planned

    @pytest.mark.parametrize(
        ("covers", "stands_in"),
        [
            ({1: None}, None),
            ({1: 2}, 2),
            ({1: 2, 2: 3}, 3),
            ({1: 2, 2: None}, None),
            ({1: 2, 2: 1}, None),
            ({1: 2, 2: 3, 3: 2}, None),
            ({1: 2, 2: 3, 3: 4}, 4),
        ],
    )
    def test_is_followed_through_who_is_away_too(self, covers, stands_in):
        assert who_stands_in(1, covers) == stands_in


@pytest.mark.parametrize(
    ("new", "standing", "is_in_the_way_of_it"),
    [
        ((noon, one), (ten, noon), False),
        ((noon, evening), (ten, one), True),
        ((ten, None), (noon, one), False),
        ((noon, one), (ten, None), False),
        ((ten, None), (ten, None), True),
        ((ten, evening), (noon, None), True),
    ],
)
def test_which_times_stand_in_each_others_way(new, standing, is_in_the_way_of_it):
    assert is_in_the_way(new, [standing]) == is_in_the_way_of_it


class TestSomebodyWhoLeft:
    def test_is_not_away_any_more(self, shop):
        away(shop)
        away(shop, starts_at=evening, ends_at=evening + timedelta(days=1))
        dismiss(shop.asta, by=shop.jonas, at=noon)
        assert not Absence.objects.standing().exists()
