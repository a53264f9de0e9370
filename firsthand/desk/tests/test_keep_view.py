"""A list that was narrowed down is kept as a view."""

import pytest

from firsthand.desk.actions import Narrowed, change_view, keep_view, move_view, remove_view, restore_view
from firsthand.desk.queries import saved_views_of
from firsthand.desk.rules.refusals import (
    NotInThatTeam,
    ViewHasNoName,
    ViewIsNotYours,
    ViewsForEverybody,
    ViewShowsEverything,
)
from tests.budget import budget
from tests.cast import nine, noon, ten


def names(person):
    return [one.name for one in saved_views_of(person)]


def said(name="Fridges", line="is:open tag:fridge", **more):
    return Narrowed(name=name, line=line, **more)


class TestKeeping:
    """Asta serves in Repairs, Ingrida leads it, Marco serves in Orders."""

    def test_for_oneself_shows_it_to_nobody_else(self, shop):
        keep_view(said(), by=shop.asta, at=nine)

        assert names(shop.asta) == ["Fridges"]
        assert names(shop.ingrida) == names(shop.jonas) == []

    def test_for_a_team_shows_it_to_its_members_and_to_administrators(self, shop):
        keep_view(said(is_own=False, team=shop.repairs), by=shop.asta, at=nine)

        assert names(shop.ingrida) == names(shop.jonas) == ["Fridges"] and names(shop.marco) == []

    def test_for_everybody_is_for_those_who_lead(self, shop):
        with pytest.raises(ViewsForEverybody):
            keep_view(said(is_own=False), by=shop.asta, at=nine)
        keep_view(said(is_own=False), by=shop.ingrida, at=nine)

        assert names(shop.marco) == ["Fridges"]

    def test_for_oneself_moves_none_of_the_others_from_their_places(self, shop):
        keep_view(said("All", is_own=False), by=shop.ingrida, at=nine)
        keep_view(said("Ours", is_own=False, team=shop.repairs), by=shop.ingrida, at=nine)
        keep_view(said("Mine"), by=shop.asta, at=nine)

        assert names(shop.asta) == ["All", "Ours", "Mine"]

    @pytest.mark.parametrize(
        ("words", "refusal"), [({"name": "  "}, ViewHasNoName), ({"line": " "}, ViewShowsEverything)]
    )
    def test_what_says_nothing_is_refused(self, shop, words, refusal):
        with pytest.raises(refusal):
            keep_view(said(**words), by=shop.asta, at=nine)

    def test_for_a_team_of_others_is_refused(self, shop):
        with pytest.raises(NotInThatTeam):
            keep_view(said(is_own=False, team=shop.orders), by=shop.asta, at=nine)

    def test_understands_every_language_and_keeps_english(self, shop):
        assert keep_view(said(line="yra:atviras žyma:x"), by=shop.asta, at=nine).line == "is:open tag:x"

    def test_keeps_an_order_only_where_it_means_something(self, shop):
        assert keep_view(said(sort="due"), by=shop.asta, at=nine).sort == "due"
        assert keep_view(said(line="tag:x", sort="due"), by=shop.asta, at=nine).sort == "newest"

    def test_costs_at_most_three_statements(self, shop):
        with budget(3):
            keep_view(said(), by=shop.asta, at=nine)


class TestAViewThatIsKept:
    @pytest.fixture
    def view(self, shop):
        return keep_view(said(is_own=False, team=shop.repairs), by=shop.asta, at=nine)

    def test_is_changed_and_taken_to_oneself(self, shop, view):
        change_view(view, said(name="Mine", line="owner:me"), by=shop.ingrida, at=ten)

        assert names(shop.ingrida) == ["Mine"] and names(shop.asta) == []
        [entry] = shop.facts_named("desk.view.changed")
        assert entry.payload["changed"] == ["line", "name", "owner", "sort", "team"]

    def test_is_removed_and_comes_back_where_it_stood(self, shop, view):
        keep_view(said(name="Second", is_own=False, team=shop.repairs), by=shop.asta, at=nine)
        remove_view(view, by=shop.asta, at=ten)
        assert names(shop.asta) == ["Second"]

        restore_view(view, by=shop.asta, at=noon)
        assert names(shop.asta) == ["Fridges", "Second"]

    def test_is_put_in_order(self, shop, view):
        for name in ("Second", "Third"):
            keep_view(said(name=name, is_own=False, team=shop.repairs), by=shop.asta, at=nine)

        move_view(view, steps=1, by=shop.asta, at=ten)
        assert names(shop.asta) == ["Second", "Fridges", "Third"]
        move_view(view, steps=-5, by=shop.asta, at=ten)
        assert names(shop.asta) == ["Fridges", "Second", "Third"]

    def test_of_others_is_refused(self, shop, view):
        for act in (
            lambda: change_view(view, said(), by=shop.marco, at=ten),
            lambda: move_view(view, steps=1, by=shop.marco, at=ten),
            lambda: remove_view(view, by=shop.marco, at=ten),
        ):
            with pytest.raises(ViewIsNotYours):
                act()
