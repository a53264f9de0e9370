"""Targets are set, hold for what is asked from then on, and a new priority re-dates honestly."""

from datetime import datetime, timedelta

import pytest

from firsthand.conversations.actions import prioritise
from firsthand.conversations.models import Inbox
from firsthand.conversations.rules.states import Priority
from firsthand.kit.errors import Forbidden
from firsthand.promises.actions import Aim, TargetExists, TargetSaysNothing, drop_target, set_target
from firsthand.promises.models import Promise
from firsthand.promises.rules.targets import redated
from tests.cast import minutes, nine, one, ten


@pytest.fixture
def urgent(shop):
    """Urgent matters are answered within half an hour."""
    return set_target(Aim(priority=Priority.URGENT, first_answer=30, next_answer=30), by=shop.jonas, at=nine)


def due() -> datetime:
    return Promise.objects.get(owed="answer").due_at


def redatings(shop) -> list[tuple[datetime, datetime, str]]:
    """From when to when an answer was promised anew, and why."""
    told = [each.payload for each in shop.facts_named("promise.redated")]
    return [(datetime.fromisoformat(one["before_due"]), datetime.fromisoformat(one["due"]), one["why"]) for one in told]


class TestATarget:
    def test_of_an_inbox_counts_before_that_of_a_team_and_that_before_one_of_all(self, shop):
        for aim in (
            Aim(first_answer=500),
            Aim(team=shop.repairs, first_answer=400),
            Aim(inbox=shop.help, first_answer=300),
        ):
            set_target(aim, by=shop.jonas, at=nine)

        shop.help.refresh_from_db()
        shop.sales.refresh_from_db()
        assert [target["first_answer"] for target in shop.help.targets] == [300, 400, 500]
        assert [target["first_answer"] for target in shop.sales.targets] == [400, 500]
        shop.receives_mail(at=nine)
        assert due() == nine + minutes(300)

    def test_of_another_channel_holds_not_here(self, shop):
        set_target(Aim(channel="chat", first_answer=5), by=shop.jonas, at=nine)
        assert Inbox.objects.exclude(targets=[]).count() == 0

    def test_that_is_dropped_holds_no_more(self, shop, urgent):
        drop_target(urgent, by=shop.jonas, at=ten)
        assert Inbox.objects.exclude(targets=[]).count() == 0

    def test_stands_once(self, shop, urgent):
        with pytest.raises(TargetExists):
            set_target(Aim(priority=Priority.URGENT, solution=600), by=shop.jonas, at=ten)

    def test_says_something(self, shop):
        with pytest.raises(TargetSaysNothing):
            set_target(Aim(), by=shop.jonas, at=nine)

    def test_is_an_administrators_to_set(self, shop):
        with pytest.raises(Forbidden):
            set_target(Aim(first_answer=5), by=shop.asta, at=nine)


class TestANewPriority:
    """Rūta wrote at nine and was promised an answer by one."""

    def test_counts_from_when_the_customer_asked(self, shop, urgent):
        matter = shop.receives_mail(at=nine).matter
        prioritise(matter, priority=Priority.URGENT, by=shop.asta, at=nine + minutes(10))

        assert due() == nine + minutes(30)
        assert (shop.conversation().answer_due_at, shop.conversation().due_order) == (due(), due())
        assert redatings(shop) == [(one, nine + minutes(30), "priority")]

    def test_never_falls_due_before_it_is_known(self, shop, urgent):
        matter = shop.receives_mail(at=nine).matter
        prioritise(matter, priority=Priority.URGENT, by=shop.asta, at=ten)

        assert due() == ten + minutes(30)

    def test_taken_back_gives_back_what_was_promised_first_and_no_more(self, shop, urgent):
        set_target(Aim(priority=Priority.LOW, first_answer=2000), by=shop.jonas, at=nine)
        matter = shop.receives_mail(at=nine).matter
        prioritise(matter, priority=Priority.URGENT, by=shop.asta, at=ten)

        prioritise(matter, priority=Priority.LOW, by=shop.asta, at=ten)

        assert due() == one
        assert len(redatings(shop)) == 2


HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("counted", "meant"),
    [(nine + HOUR, nine + HOUR), (nine - HOUR, ten), (one + 2 * HOUR, one)],
    ids=["sooner", "past", "later"],
)
def test_redates_honestly(counted: datetime, meant: datetime) -> None:
    assert redated(first=one, counted=counted, from_now=ten, at=nine) == meant
