"""A matter is solved, put away, comes back, falls due."""

import pytest

from firsthand.conversations.actions import notice_late, reopen, resolve, snooze, wake
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.refusals import AlreadyResolved, NotResolved, SnoozeIsPast
from firsthand.notices.models import Notice
from tests.cast import evening, minutes, nine, noon, one, ten


@pytest.fixture
def matter(shop):
    """Rūta's matter, which Asta owns."""
    return shop.answers(shop.receives_mail(reference="first@pastas.example", at=nine), at=ten).matter


class TestResolving:
    def test_closes_it_with_nothing_owed(self, shop, matter):
        resolved = resolve(matter, by=shop.asta, at=noon)

        assert (resolved.state, resolved.resolved_at, resolved.answer_due_at) == ("resolved", noon, None)

    def test_twice_is_refused(self, shop, matter):
        resolve(matter, by=shop.asta, at=noon)

        with pytest.raises(AlreadyResolved):
            resolve(matter, by=shop.asta, at=noon)

    def test_is_taken_back_by_reopening_which_tells_the_owner(self, shop, matter):
        resolve(matter, by=shop.asta, at=noon)

        assert reopen(matter, by=shop.ingrida, at=one).owner == shop.asta
        assert [notice.about for notice in Notice.objects.filter(representative=shop.asta)] == ["conversation.back"]

    def test_of_what_is_not_resolved_cannot_be_taken_back(self, shop, matter):
        with pytest.raises(NotResolved):
            reopen(matter, by=shop.asta, at=noon)


class TestSnoozing:
    def test_puts_it_away_until_then(self, shop, matter):
        snooze(matter, until=evening, by=shop.asta, at=noon)

        assert wake(at=evening - minutes(1)) == 0
        assert wake(at=evening) == 1
        assert wake(at=evening) == 0
        assert shop.conversation().state == "open"

    def test_until_a_time_that_is_past_is_refused(self, shop, matter):
        with pytest.raises(SnoozeIsPast):
            snooze(matter, until=nine, by=shop.asta, at=noon)

    def test_ends_when_the_customer_writes(self, shop, matter):
        snooze(matter, until=evening, by=shop.asta, at=noon)

        shop.receives_mail(answers="first@pastas.example", at=one)

        assert (shop.conversation().state, shop.conversation().snoozed_until) == ("open", None)


class TestALateAnswer:
    """Rūta wrote at nine; an answer was due at one."""

    def test_is_noticed_once(self, shop):
        shop.receives_mail(at=nine)

        assert [notice_late(at=one), notice_late(at=one + minutes(1)), notice_late(at=one + minutes(2))] == [0, 1, 0]
        assert len(shop.facts_named("failure.answer_late")) == 1

    def test_is_noticed_again_when_the_next_one_is_late_too(self, shop):
        first = shop.receives_mail(reference="first@pastas.example", at=nine)
        notice_late(at=one + minutes(1))
        shop.answers(first, at=one + minutes(2))
        shop.receives_mail(answers="first@pastas.example", at=one + minutes(3))

        assert notice_late(at=evening + minutes(60 * 24)) == 1

    def test_that_was_given_in_time_is_none(self, shop):
        shop.answers(shop.receives_mail(at=nine), at=noon)

        assert notice_late(at=evening) == 0
        assert Conversation.objects.get().late_at is None

    def test_refuses_nothing_that_is_being_done(self, shop):
        before = shop.receives_mail(at=nine).matter
        notice_late(at=one + minutes(1))

        assert resolve(before, by=shop.asta, at=one + minutes(2), seen=before.version).is_resolved
