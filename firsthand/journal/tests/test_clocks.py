"""Each beat of a clock is run once, by whoever is first."""

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from firsthand.journal.clocks import Every, tick
from firsthand.journal.errands.worker import Worker
from firsthand.journal.models import Clock, Errand
from firsthand.journal.rules import next_due
from firsthand.journal.tests.conftest import wait_until, working
from firsthand.journal.tests.errands_to_run import RAN, beat

NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
EVERY_MINUTE = Every(minutes=1, errand=beat)
EVERY_DAY = Every(minutes=24 * 60, errand=beat)


class TestTheNextBeat:
    @pytest.mark.parametrize(
        ("late", "next_after"),
        [(0, 60), (1, 60), (59.9, 60), (60, 120), (61, 120), (3600, 3660), (3601, 3660)],
    )
    def test_is_the_first_after_now_and_never_drifts(self, late, next_after):
        at = NINE + timedelta(seconds=late)

        assert next_due(NINE, period=MINUTE, at=at) == NINE + timedelta(seconds=next_after)


@pytest.mark.django_db(transaction=True)
class TestAClock:
    def test_that_is_new_is_due_at_once(self):
        assert beats(EVERY_MINUTE, NINE) == [1]

    def test_beats_once_a_period(self):
        assert beats(EVERY_MINUTE, NINE, NINE, NINE + MINUTE / 2, NINE + MINUTE, NINE + 2 * MINUTE) == [1, 0, 0, 1, 1]

    def test_makes_up_for_missed_beats_with_one(self):
        assert beats(EVERY_MINUTE, NINE, NINE + 8 * HOUR, NINE + 8 * HOUR) == [1, 1, 0]

    def test_does_not_pile_up_errands_while_no_worker_works(self):
        for minute in range(5):
            tick([EVERY_MINUTE], at=NINE + minute * MINUTE)

        assert Errand.objects.count() == 1

    def test_is_moved_on_together_with_its_errand_or_not_at_all(self):
        beats(EVERY_MINUTE, NINE)
        broken = Every(minutes=1, errand=beat)
        object.__setattr__(broken, "errand", None)

        with pytest.raises(AttributeError):
            tick([broken], at=NINE + MINUTE)

        assert Clock.objects.get().due_at == NINE + MINUTE


@pytest.mark.django_db(transaction=True)
class TestAMachineWhoseClockIsSetForwardByAnHour:
    def test_beats_once_and_goes_on(self):
        assert beats(EVERY_MINUTE, NINE, NINE + HOUR, NINE + HOUR + MINUTE / 2, NINE + HOUR + MINUTE) == [1, 1, 0, 1]


@pytest.mark.django_db(transaction=True)
class TestAMachineWhoseClockIsSetBackByAnHour:
    def test_does_not_beat_twice_and_is_silent_for_a_period_at_most(self):
        back = NINE - HOUR

        assert beats(EVERY_MINUTE, NINE, back, back + MINUTE / 2, back + MINUTE, back + 2 * MINUTE) == [1, 0, 0, 1, 1]

    def test_beats_a_daily_clock_at_its_own_hour(self):
        tomorrow = NINE + timedelta(days=1)

        assert beats(EVERY_DAY, NINE, NINE - HOUR, NINE, tomorrow - HOUR, tomorrow) == [1, 0, 0, 0, 1]


@pytest.mark.django_db(transaction=True)
class TestManyWhoLookAtOnce:
    def test_in_one_process_beat_once(self):
        together = Barrier(4)
        tick([EVERY_MINUTE], at=NINE)
        Errand.objects.all().delete()

        def look() -> None:
            together.wait()
            tick([EVERY_MINUTE], at=NINE + MINUTE)
            connection.close()

        threads = [Thread(target=look) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert Errand.objects.count() == 1

    def test_in_two_processes_beat_once_each_time(self, database_of_the_tests):
        script = [sys.executable, "-m", "firsthand.journal.tests.clock_process", database_of_the_tests]
        processes = [subprocess.Popen(script, stdout=subprocess.PIPE, text=True) for _ in range(2)]

        first, second = (json.loads(process.communicate()[0]) for process in processes)

        assert first
        assert second
        assert len({*first, *second}) == len(first) + len(second)

    def test_as_workers_have_it_done(self):
        with working(*(Worker(name, every=[Every(minutes=60, errand=beat)]) for name in "ab")):
            wait_until(lambda: bool(RAN))

        assert RAN == ["beat"]


def beats(every: Every, *moments: datetime) -> list[int]:
    """How many errands each look at the clock made."""
    made = []
    for moment in moments:
        tick([every], at=moment)
        made.append(Errand.objects.all().delete()[0])
    return made
