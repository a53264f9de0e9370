"""A list narrowed down by filters."""

from datetime import UTC

import pytest

from firsthand.conversations.actions import assign, own, prioritise, resolve, tag
from firsthand.conversations.queries import Asking, CursorIsBad, Sort, narrowed, narrowed_rows
from firsthand.conversations.rules.asking import read_line
from firsthand.conversations.rules.lists import sorts_narrowed
from firsthand.conversations.rules.states import Priority
from tests.budget import budget
from tests.cast import elena, minutes, nine, noon, ten


@pytest.fixture
def subjects(shop):
    """The subjects of what a line finds for somebody, all pages of it."""

    def found(line, *, who=None, sort=Sort.NEWEST, size=50):
        asking, rows, after = Asking(who or shop.asta, at=noon, zone=UTC), [], ""
        while True:
            page = narrowed_rows(read_line(line), asking, sort=sort, after=after, size=size)
            rows += [row.subject for row in page.rows]
            if not (after := page.next):
                return rows

    return found


class TestAList:
    """Six letters to Repairs, one to Orders; one is urgent and tagged, one is Asta's, one is solved."""

    @pytest.fixture(autouse=True)
    def letters(self, shop):
        matters = [shop.receives_mail(subject=f"Letter {one}", at=nine + minutes(one)).matter for one in range(6)]
        shop.receives_mail(subject="Elsewhere", to="sales@namai.example", from_=elena, at=ten)
        prioritise(matters[1], priority=Priority.URGENT, by=shop.asta, at=noon)
        tag(matters[1], names=["warranty"], by=shop.asta, at=noon)
        own(matters[2], by=shop.asta, at=noon)
        assign(matters[3], to=shop.ingrida, by=shop.asta, at=noon)
        resolve(matters[5], by=shop.asta, at=noon)

    @pytest.mark.parametrize(
        ("line", "sort", "expected"),
        [
            ("priority:urgent", Sort.NEWEST, ["Letter 1"]),
            ("tag:warranty is:open", Sort.DUE, ["Letter 1"]),
            ("is:open owner:me", Sort.DUE, ["Letter 2"]),
            ("is:open owner:none", Sort.OLDEST, ["Letter 0", "Letter 1", "Letter 4"]),
            ("is:open -owner:none", Sort.NEWEST, ["Letter 3", "Letter 2"]),
            ("owner:ingrida", Sort.NEWEST, ["Letter 3"]),
            ("is:resolved", Sort.NEWEST, ["Letter 5"]),
            ("is:waiting", Sort.NEWEST, []),
            ("tag:unheard", Sort.NEWEST, []),
        ],
    )
    def test_holds_what_fits_in_its_order(self, subjects, line, sort, expected):
        assert subjects(line, sort=sort) == expected

    @pytest.mark.parametrize("line", ["hums", "hums is:open"])
    def test_with_words_goes_on_as_far_as_they_stand_somewhere(self, subjects, line):
        everything = [f"Letter {one}" for one in range(6) if line == "hums" or one != 5][::-1]

        assert subjects(line, size=2) == subjects(line, size=50) == everything

    def test_with_words_costs_few_statements_on_every_page(self, shop):
        asking = Asking(shop.asta, at=noon, zone=UTC)
        first = narrowed_rows(read_line("hums"), asking, sort=Sort.NEWEST, size=2)

        with budget(6):
            narrowed_rows(read_line("hums"), asking, sort=Sort.NEWEST, after=first.next, size=2)
        with pytest.raises(CursorIsBad):
            narrowed_rows(read_line("hums"), asking, sort=Sort.NEWEST, after="at-x")

    @pytest.mark.parametrize("sort", list(Sort))
    def test_shows_each_once_over_pages_however_far_they_are_apart(self, subjects, monkeypatch, sort):
        whole = subjects("is:open -priority:urgent", sort=sort)
        monkeypatch.setattr(narrowed, "LOOKED_THROUGH", 2)

        assert subjects("is:open -priority:urgent", sort=sort, size=1) == whole
        assert sorted(whole) == ["Letter 0", "Letter 2", "Letter 3", "Letter 4"]

    def test_holds_nothing_of_others_to_see(self, shop, subjects):
        assert subjects("is:open", who=shop.marco) == ["Elsewhere"]
        assert len(subjects("is:open", who=shop.jonas)) == 6

    def test_finds_words_in_messages(self, subjects):
        assert subjects("is:open hums letter") == [f"Letter {one}" for one in (4, 3, 2, 1, 0)]

    def test_says_which_filter_names_nothing(self, shop):
        page = narrowed_rows(read_line("tag:biling"), Asking(shop.asta, at=noon, zone=UTC), sort=Sort.NEWEST)

        assert [str(one) for one in page.unknown] == ["tag:biling"]

    def test_costs_at_most_four_statements(self, shop):
        asking = Asking(shop.asta, at=noon, zone=UTC)
        with budget(4):
            narrowed_rows(read_line("is:open priority:urgent"), asking, sort=Sort.DUE, tagged=True)


class TestItsOrders:
    @pytest.mark.parametrize(
        ("line", "sorts"),
        [
            ("is:open tag:x", "due newest oldest"),
            ("is:late", "due newest oldest"),
            ("tag:x", "newest oldest"),
            ("is:open fridge", "newest"),
        ],
    )
    def test_are_those_that_mean_something(self, line, sorts):
        assert " ".join(sorts_narrowed(read_line(line))) == sorts
