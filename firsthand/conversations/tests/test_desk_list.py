"""The desk list."""

import pytest
from django.db import connection

from firsthand.conversations.actions import assign, note, resolve, snooze, wait
from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import CursorIsBad, View, desk_list
from firsthand.conversations.queries.desk import Reader, branches, in_order
from firsthand.conversations.rules.words import Words
from tests.budget import budget
from tests.cast import elena, evening, minutes, nine, noon, ten


def subjects(representative, view, **options):
    return [row.subject for row in desk_list(representative, view, **options).rows]


class TestWhatStandsWhere:
    """Three letters: one owned by Asta, one unowned, one in another team."""

    @pytest.fixture(autouse=True)
    def letters(self, shop):
        self.owned = shop.receives_mail(subject="Owned", at=nine).matter
        self.unowned = shop.receives_mail(subject="Unowned", at=ten).matter
        self.elsewhere = shop.receives_mail(subject="Elsewhere", to="sales@namai.example", from_=elena, at=nine).matter
        assign(self.owned, to=shop.asta, by=shop.ingrida, at=ten)

    def test_mine_is_what_i_own(self, shop):
        assert subjects(shop.asta, View.MINE) == ["Owned"]

    def test_the_team_list_holds_all_that_is_open_in_my_teams(self, shop):
        assert subjects(shop.asta, View.TEAM) == ["Owned", "Unowned"]

    def test_unowned_is_what_nobody_has_taken(self, shop):
        assert subjects(shop.asta, View.UNOWNED) == ["Unowned"]

    def test_another_team_sees_its_own_only(self, shop):
        assert subjects(shop.marco, View.TEAM) == subjects(shop.marco, View.ALL) == ["Elsewhere"]

    def test_an_administrator_sees_all(self, shop):
        assert set(subjects(shop.jonas, View.ALL)) == {"Owned", "Unowned", "Elsewhere"}

    def test_a_mention_opens_a_conversation_of_another_team(self, shop):
        note(self.owned, words=Words("Marco, was it paid?"), mentioned=[shop.marco], by=shop.asta, at=ten)

        assert set(subjects(shop.marco, View.ALL)) == {"Owned", "Elsewhere"}

    def test_what_is_mine_stays_mine_in_another_team(self, shop):
        assign(self.elsewhere, to=shop.asta, by=shop.jonas, at=noon)

        assert set(subjects(shop.asta, View.ALL)) == {"Owned", "Unowned", "Elsewhere"}

    def test_what_waits_stands_among_the_waiting(self, shop):
        wait(self.owned, by=shop.asta, at=noon)
        snooze(self.unowned, until=evening, by=shop.asta, at=noon)

        assert set(subjects(shop.asta, View.WAITING)) == {"Owned", "Unowned"}
        assert subjects(shop.asta, View.TEAM) == []

    def test_what_is_resolved_is_only_among_all(self, shop):
        resolve(self.owned, by=shop.asta, at=noon)

        assert subjects(shop.asta, View.MINE) == []
        assert "Owned" in subjects(shop.asta, View.ALL)

    def test_nothing_is_seen_by_who_no_longer_works_here(self, shop):
        shop.asta.account.is_active = False

        assert subjects(shop.asta, View.ALL) == []


class TestItsOrder:
    """What is due first stands first."""

    def test_is_by_the_time_an_answer_is_due(self, shop):
        shop.receives_mail(subject="Later", at=ten)
        shop.receives_mail(subject="Sooner", at=nine)

        assert subjects(shop.asta, View.TEAM) == ["Sooner", "Later"]

    @pytest.mark.parametrize(
        ("view", "sort", "expected"),
        [
            (View.TEAM, "due", ["Urgent", "Older", "Newer"]),
            (View.TEAM, "newest", ["Urgent", "Newer", "Older"]),
            (View.TEAM, "oldest", ["Older", "Newer", "Urgent"]),
            (View.TEAM, "loudest", ["Urgent", "Older", "Newer"]),
            (View.ALL, "oldest", ["Older", "Newer", "Urgent"]),
            (View.ALL, "due", ["Urgent", "Newer", "Older"]),
        ],
    )
    def test_is_chosen_where_the_list_can_be_read_so(self, shop, view, sort, expected):
        shop.receives_mail(subject="Older", at=nine)
        shop.receives_mail(subject="Newer", at=ten)
        urgent = shop.receives_mail(subject="Urgent", at=noon).matter
        Conversation.objects.filter(pk=urgent.pk).update(answer_due_at=nine, due_order=nine)

        assert subjects(shop.asta, view, sort=sort) == expected

    def test_of_all_is_newest_first(self, shop):
        shop.receives_mail(subject="Older", at=nine)
        shop.receives_mail(subject="Newer", at=ten)

        assert subjects(shop.asta, View.ALL) == ["Newer", "Older"]


class TestItsPages:
    """Seven letters, three to a page."""

    @pytest.fixture(autouse=True)
    def letters(self, shop):
        for number in range(7):
            shop.receives_mail(subject=f"Letter {number}", at=nine + minutes(number // 2))

    @pytest.mark.parametrize(
        ("view", "sort"), [(view, sort) for view in (View.TEAM, View.UNOWNED, View.ALL) for sort in view.sorts]
    )
    def test_show_each_row_once_and_none_is_missing(self, shop, view, sort):
        seen, after = [], ""
        while True:
            page = desk_list(shop.asta, view, after=after, size=3, sort=sort)
            seen += [row.pk for row in page.rows]
            if not (after := page.next):
                break

        assert seen == [row.pk for row in desk_list(shop.asta, view, sort=sort).rows]
        assert len(seen) == len(set(seen)) == 7

    @pytest.mark.parametrize("cursor", ["x", "~", "2026-11-24~1", "2026-11-24T07:00:00+00:00~x", "' OR 1=1 --"])
    def test_refuse_a_cursor_that_is_none(self, shop, cursor):
        with pytest.raises(CursorIsBad):
            desk_list(shop.asta, View.TEAM, after=cursor)

    def test_cost_two_statements(self, shop):
        for view in View:
            with budget(3):
                desk_list(shop.asta, view)


class TestItsReading:
    """However long a list is, an index holds it in its order: nothing is sorted but what a page shows."""

    @pytest.mark.parametrize(("view", "sort"), [(view, sort) for view in View for sort in view.sorts])
    @pytest.mark.parametrize("who", ["asta", "jonas"])
    def test_is_by_an_index_from_the_first_row(self, shop, view, sort, who):
        person = getattr(shop, who)
        reader = Reader(person.pk, everything=person.is_administrator, teams=tuple(person.places))

        for branch in branches(reader, view):
            rows = in_order(branch, sort)[:51]
            # The thousand newest mentions, or followed ones, are few enough to be sorted.
            assert "LIMIT 1000" in str(rows.query) or is_read_in_order(rows)


def is_read_in_order(rows) -> bool:
    if connection.vendor == "sqlite":
        plan = rows.explain()
        return "INDEX" in plan and "TEMP B-TREE" not in plan
    with connection.cursor() as cursor:
        # Of a handful of rows PostgreSQL sorts all: asked so, it sorts only what it cannot read in order.
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off")
    return "Sort" not in rows.explain()
