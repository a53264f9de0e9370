"""What fails is tried again, later and later, and in the end waits for a person."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from firsthand.journal.errands import enqueue
from firsthand.journal.errands.discard import NotDead, discard
from firsthand.journal.errands.queries import dead, is_idle
from firsthand.journal.errands.retry import retry
from firsthand.journal.models import Errand
from firsthand.journal.rules import is_last_attempt, wait_after, wait_after_crash
from firsthand.journal.tests.conftest import work_until_idle
from firsthand.journal.tests.errands_to_run import (
    RAN,
    fail,
    fail_and_count,
    fail_from_below,
    fail_patiently,
    give_up,
    note,
    put_off,
)


class TestTheWaitAfterAFailure:
    @pytest.mark.parametrize(
        ("attempts", "minutes"),
        [(1, 5 / 60), (2, 0.5), (3, 2), (4, 10), (5, 30), (6, 60), (7, None), (8, None)],
    )
    def test_of_ordinary_work_grows_to_an_hour_and_ends(self, attempts, minutes):
        assert about(wait_after(attempts, queue="default", seed=7), minutes)

    @pytest.mark.parametrize(
        ("attempts", "minutes"), [(1, 5 / 60), (6, 60), (7, 120), (8, 240), (18, 240), (19, None), (500, None)]
    )
    def test_of_patient_work_goes_on_for_two_days(self, attempts, minutes):
        assert about(wait_after(attempts, queue="patient", seed=7), minutes)

    def test_of_patient_work_adds_up_to_about_two_days(self):
        waits = [wait_after(attempts, queue="patient", seed=3) or timedelta() for attempts in range(1, 20)]

        assert timedelta(hours=43) < sum(waits, timedelta()) < timedelta(hours=53)

    @pytest.mark.parametrize(("crashes", "minutes"), [(1, 0), (2, 2 / 60), (3, 10 / 60), (4, 0.5), (5, 1), (6, None)])
    def test_after_a_crash_is_nothing_at_first(self, crashes, minutes):
        assert about(wait_after_crash(crashes, seed=7), minutes)

    def test_is_the_same_for_the_same_errand_and_scattered_over_many(self):
        waits = [wait_after(3, queue="default", seed=seed) for seed in range(100)]

        assert waits[7] == wait_after(3, queue="default", seed=7)
        assert len(set(waits)) > 90

    def test_says_which_attempt_is_the_last(self):
        assert not is_last_attempt(6, queue="default")
        assert is_last_attempt(7, queue="default")
        assert not is_last_attempt(7, queue="patient")


@pytest.mark.django_db(transaction=True)
class TestAnErrandThatFails:
    def test_waits_for_its_next_attempt_and_keeps_what_went_wrong(self):
        fail.enqueue("the printer is on fire")

        work_until_idle()

        errand = Errand.objects.get()
        assert (errand.attempts, errand.error) == (1, "ValueError: the printer is on fire")
        assert "in fail" in errand.traceback
        assert errand.run_at
        assert timedelta(seconds=2) < errand.run_at - timezone.now() < timedelta(seconds=6)

    def test_keeps_none_of_the_values_that_the_database_found_wrong(self):
        """PostgreSQL says in a line of its own which row it was."""
        said = (
            'duplicate key value violates unique constraint "people_address_value"\n'
            "DETAIL:  Key (value)=(ruta@pastas.example\nRūta) already exists.\nHINT:  Try another."
        )
        fail_from_below.enqueue(said)

        work_until_idle()

        errand = Errand.objects.get()
        assert "unique constraint" in errand.error and "Try another." in errand.error
        assert "unique constraint" in errand.traceback and "in fail_from_below" in errand.traceback
        assert "direct cause" in errand.traceback
        assert "R\u016bta" not in errand.error + errand.traceback
        assert "ruta@pastas" not in errand.error + errand.traceback

    def test_is_dead_after_its_last_attempt(self):
        fail.enqueue("again")
        Errand.objects.update(attempts=6)

        work_until_idle()

        assert dead().get().attempts == 7
        assert is_idle(at=timezone.now())

    def test_is_not_dead_so_soon_when_it_is_patient(self):
        fail_patiently.enqueue("again")
        Errand.objects.update(attempts=17)

        work_until_idle()

        assert Errand.objects.waiting().get().attempts == 18

    def test_knows_which_attempt_it_is(self):
        fail_and_count.enqueue()
        Errand.objects.update(attempts=2)

        work_until_idle()

        assert RAN == [3]

    def test_may_say_when_to_try_again_and_that_is_no_failure(self):
        put_off.enqueue("2027-01-04T09:00:00+00:00")

        work_until_idle()

        errand = Errand.objects.get()
        assert (errand.run_at, errand.attempts) == (datetime(2027, 1, 4, 9, tzinfo=UTC), 0)
        assert "The mailbox is closed until then." in errand.error

    def test_may_give_up_at_once(self):
        give_up.enqueue("550 no such mailbox")

        work_until_idle()

        assert dead().get().error == "550 no such mailbox"

    @pytest.mark.parametrize("path", ["firsthand.journal.gone.task", "firsthand.journal.rules.gone", "nowhere"])
    def test_is_a_dead_letter_when_its_code_is_gone(self, path):
        Errand.objects.create(path=path)

        work_until_idle()

        assert f"There is no {path} any more" in dead().get().error

    def test_does_not_keep_others_from_being_done(self):
        fail.enqueue("again")
        note.enqueue("done")

        work_until_idle()

        assert RAN == ["done"]


@pytest.mark.django_db(transaction=True)
class TestADeadLetter:
    def test_gets_another_life(self):
        letter = a_dead_letter()

        retry(letter)
        work_until_idle()

        assert RAN == ["a letter"]
        assert not Errand.objects.exists()

    def test_is_thrown_away(self):
        discard(a_dead_letter())

        assert not Errand.objects.exists()

    @pytest.mark.parametrize("verb", [retry, discard])
    def test_cannot_be_dealt_with_twice(self, verb):
        letter = a_dead_letter()
        verb(letter)

        with pytest.raises(NotDead):
            verb(letter)

    def test_leaves_its_work_to_one_that_waits_under_the_same_key(self):
        letter = a_dead_letter(key="index 12")
        enqueue(note, "a newer letter", key="index 12")

        retry(letter)

        assert Errand.objects.get().args == ["a newer letter"]


def a_dead_letter(*, key: str | None = None) -> Errand:
    """Work that was given up."""
    return Errand.objects.create(path=note.module_path, args=["a letter"], key=key, attempts=7, dead_at=timezone.now())


def about(wait: timedelta | None, minutes: float | None) -> bool:
    """Within the tenth by which waits are scattered."""
    if wait is None or minutes is None:
        return wait is None and minutes is None
    return abs(wait / timedelta(minutes=1) - minutes) <= minutes * 0.1
