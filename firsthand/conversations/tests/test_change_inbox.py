"""An inbox is set up, or set up anew."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from firsthand.conversations.actions import InboxSettings, change_inbox, open_inbox
from firsthand.conversations.actions.change_inbox import AnotherBecameDefault, InboxExists
from firsthand.conversations.models import Inbox
from firsthand.journal.actor import HOUSE
from firsthand.team.models import Team
from tests.cast import nine

PATIENCE = 30.0  # seconds


class TestANameThatIsTaken:
    def test_is_refused_by_it(self, shop):
        with pytest.raises(InboxExists, match="Help"):
            open_inbox(InboxSettings(name="Help", team=shop.repairs), by=shop.jonas, at=nine)

    def test_leaves_the_default_where_it_was(self, shop):
        with pytest.raises(InboxExists):
            change_inbox(
                shop.sales,
                InboxSettings(name="Help", team=shop.orders, is_default=True),
                by=shop.jonas,
                at=nine,
            )

        assert Inbox.objects.get(is_default=True) == shop.help


class TestAChange:
    def test_leaves_alone_what_a_colleague_changed_meanwhile(self, shop):
        Inbox.objects.filter(pk=shop.help.pk).update(channel="form")

        change_inbox(
            shop.help, InboxSettings(name="Helpdesk", team=shop.repairs, is_default=True), by=shop.jonas, at=nine
        )

        kept = Inbox.objects.get(pk=shop.help.pk)
        assert (kept.name, kept.channel, shop.help.name) == ("Helpdesk", "form", "Helpdesk")

    def test_knows_that_the_inbox_became_the_default_meanwhile(self, shop):
        before = Inbox.objects.get(pk=shop.sales.pk)
        change_inbox(shop.sales, InboxSettings(name="Sales", team=shop.orders, is_default=True), by=shop.jonas, at=nine)

        change_inbox(before, InboxSettings(name="Sales", team=shop.orders, is_default=True), by=shop.jonas, at=nine)

        assert Inbox.objects.get(is_default=True) == shop.sales


class TestTheFirstInboxesAtOnce:
    """Each would be the default."""

    @pytest.fixture
    def team(self, transactional_db):
        Inbox.objects.all().delete()
        return Team.objects.create(name="Repairs")

    def test_are_not_told_that_their_name_is_taken(self, team):
        begin = Barrier(2)

        def opened(name: str) -> str:
            try:
                begin.wait(PATIENCE)
                return open_inbox(InboxSettings(name=name, team=team), by=HOUSE, at=nine).name
            except AnotherBecameDefault:
                return "again"
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as threads:
            ends = set(threads.map(opened, ["Help", "Sales"]))

        assert ends & {"Help", "Sales"}
        assert Inbox.objects.filter(is_default=True).count() == 1
