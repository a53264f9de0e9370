"""A resolution was a slip, and is taken back."""

import pytest

from firsthand.conversations.actions import reopen, resolve, snooze, take_back, wait
from firsthand.conversations.rules.refusals import NotResolved, TooLateToTakeBack
from firsthand.kit.errors import Forbidden
from firsthand.notices.models import Notice
from tests.cast import evening, minutes, nine, noon, ten

STOOD = ("state", "answer_due_at", "asked_at", "late_at", "snoozed_until", "due_order", "reopenings", "resolved_at")


def standing(matter):
    """How it stands, of all that a resolution changes."""
    matter.refresh_from_db()
    return {name: getattr(matter, name) for name in STOOD}


@pytest.fixture
def matter(shop):
    """Rūta's letter of nine o'clock, which nobody has answered."""
    return shop.receives_mail(reference="first@pastas.example", at=nine).matter


class TestTakenBackInTime:
    """Asta pressed the wrong key."""

    def test_it_owes_its_answer_again(self, shop, matter):
        before = standing(matter)
        resolve(matter, by=shop.asta, at=ten)
        assert standing(matter) != before

        take_back(matter, by=shop.asta, at=ten + minutes(9))

        assert standing(matter) == before
        assert before["answer_due_at"] is not None

    @pytest.mark.parametrize("sleep", [wait, lambda matter, **who: snooze(matter, until=evening, **who)])
    def test_it_waits_or_sleeps_again(self, shop, matter, sleep):
        sleep(matter, by=shop.asta, at=ten)
        before = standing(matter)
        resolve(matter, by=shop.asta, at=noon)

        take_back(matter, by=shop.ingrida, at=noon + minutes(1))

        assert standing(matter) == before

    def test_it_counts_as_no_reopening_and_nobody_is_told(self, shop, matter):
        resolve(matter, by=shop.asta, at=ten)

        take_back(matter, by=shop.asta, at=ten)

        assert len(shop.facts_named("conversation.resolution_taken_back")) == 1
        assert shop.facts_named("conversation.reopened") == []
        assert not Notice.objects.exists()


class TestWhatCannotBeTakenBack:
    """Each refusal leaves it as it is."""

    def test_is_an_old_resolution(self, shop, matter):
        resolve(matter, by=shop.asta, at=ten)

        with pytest.raises(TooLateToTakeBack) as refused:
            take_back(matter, by=shop.asta, at=ten + minutes(10))

        assert "Reopen it" in refused.value.sentence

    def test_is_what_came_back_meanwhile(self, shop, matter):
        resolve(matter, by=shop.asta, at=ten)
        reopen(matter, by=shop.asta, at=ten)

        with pytest.raises(NotResolved):
            take_back(matter, by=shop.asta, at=ten)

    def test_is_another_teams(self, shop, matter):
        resolve(matter, by=shop.asta, at=ten)

        with pytest.raises(Forbidden):
            take_back(matter, by=shop.marco, at=ten)
