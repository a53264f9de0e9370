"""A customer is let down in a small way: it stands with them from now on, in plain words."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from firsthand.conversations.actions import assign, notice_late, own, reopen, resolve
from firsthand.journal.record import together
from firsthand.promises.actions import Saying, fall_due, make, note_asked_again, take_back_asked_again
from firsthand.promises.models import Failure
from firsthand.promises.queries import let_downs_of
from firsthand.promises.rules.failures import how_often
from firsthand.promises.rules.refusals import NotTheCustomersWords
from tests.budget import budget
from tests.cast import minutes, nine, one, ten

VILNIUS = ZoneInfo("Europe/Vilnius")


def kinds() -> list[str]:
    return list(Failure.objects.order_by("pk").values_list("kind", flat=True))


class TestWhatCounts:
    def test_is_an_answer_that_was_late(self, shop):
        shop.receives_mail(at=nine)
        for _beat in range(2):
            notice_late(at=one + minutes(1))

        assert kinds() == ["answer_late"]

    def test_is_a_promise_that_was_broken(self, shop):
        matter = shop.answers(shop.receives_mail(at=nine), at=ten).matter
        make(matter, [Saying(words="I write", due_at=one)], by=shop.asta, at=ten)
        for _beat in range(2):
            fall_due(at=one)

        found = Failure.objects.get()
        assert (found.kind, found.owner, found.customer) == ("promise_broken", shop.asta, matter.customer)

    def test_is_what_came_back(self, shop):
        matter = resolve(shop.answers(shop.receives_mail(at=nine), at=ten).matter, by=shop.asta, at=ten)
        reopen(matter, by=shop.asta, at=one)

        assert kinds() == ["came_back"]

    def test_is_another_owner_whom_they_meet(self, shop):
        matter = own(shop.receives_mail(at=nine).matter, by=shop.asta, at=nine)
        assert kinds() == []

        assign(matter, to=shop.ingrida, by=shop.asta, at=ten)
        assert kinds() == ["handed_on"]

    def test_is_no_slip_that_was_taken_back(self, shop):
        matter = own(shop.receives_mail(at=nine).matter, by=shop.asta, at=nine)
        assign(matter, to=shop.ingrida, by=shop.asta, at=ten)
        assign(matter, to=shop.asta, by=shop.asta, at=ten + minutes(1))

        assert kinds() == []

    def test_costs_no_more_for_many_than_for_one(self, shop):
        matters = [shop.receives_mail(subject=f"Matter {each}", at=nine).matter for each in range(20)]
        made = [make(each, [Saying(words="I write", due_at=one)], by=shop.asta, at=ten) for each in matters]
        assert len(made) == 20
        with budget(12), together():
            fall_due(at=one)

        assert kinds().count("promise_broken") == 20


class TestAskedAgain:
    """Rūta had said it once; Asta asks, and she has to say it again."""

    def test_is_noted_once_and_taken_back(self, shop):
        message = shop.receives_mail(at=nine)
        with budget(8):
            note_asked_again(message, by=shop.asta, at=ten)
        note_asked_again(message, by=shop.ingrida, at=ten)
        assert kinds() == ["asked_again"]

        take_back_asked_again(message, by=shop.asta, at=ten)
        assert kinds() == []
        assert len(shop.facts_named("failure.asked_again")) == 1

    def test_is_noted_of_the_customers_words_alone(self, shop):
        answer = shop.answers(shop.receives_mail(at=nine), at=ten)
        with pytest.raises(NotTheCustomersWords):
            note_asked_again(answer, by=shop.asta, at=ten)


class TestInPlainWords:
    def test_is_counted_by_month_and_year_on_the_readers_wall(self):
        now = datetime(2026, 11, 26, 12, tzinfo=UTC)
        failures = [
            ("answer_late", datetime(2026, 10, 31, 22, 30, tzinfo=UTC)),  # November in Vilnius
            ("answer_late", datetime(2026, 3, 1, tzinfo=UTC)),
            ("answer_late", datetime(2025, 12, 31, 21, 59, tzinfo=UTC)),  # last year
            ("handed_on", now),
        ]
        found = how_often(failures, now=now, zone=VILNIUS)

        assert [(one.kind, one.this_month, one.this_year) for one in found] == [
            ("answer_late", 1, 2),
            ("handed_on", 1, 1),
        ]

    def test_is_asked_in_one_statement(self, shop):
        message = shop.receives_mail(at=nine)
        note_asked_again(message, by=shop.asta, at=ten)
        with budget(1):
            found = let_downs_of(message.matter.customer, now=ten + timedelta(days=1), zone=VILNIUS)

        assert [(one.kind, one.this_month) for one in found] == [("asked_again", 1)]
