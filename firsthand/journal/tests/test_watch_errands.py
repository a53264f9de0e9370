"""Whether a lease is abandoned is seen on the observer's own stopwatch."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

from firsthand.journal.errands.identity import identity, is_dead
from firsthand.journal.errands.watch import Watch
from firsthand.journal.models import Errand

NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
ELSEWHERE = "worker@another-machine.12.345"


class TestALease:
    def test_is_abandoned_when_nobody_renews_it_for_long_enough(self):
        watch = Watch(patience=60)

        assert watch.abandoned([held(NINE)], stopwatch=0) == []
        assert watch.abandoned([held(NINE)], stopwatch=59) == []
        assert len(watch.abandoned([held(NINE)], stopwatch=60)) == 1

    def test_that_is_renewed_is_not_abandoned_though_the_clock_was_set_forward_by_an_hour(self):
        watch = Watch(patience=60)

        for second in range(0, 600, 20):
            renewed = held(NINE - HOUR + timedelta(seconds=second))
            assert watch.abandoned([renewed], stopwatch=second) == []

    def test_of_a_dead_worker_is_abandoned_though_the_clock_was_set_back_by_an_hour(self):
        watch = Watch(patience=60)
        watch.abandoned([held(NINE + HOUR)], stopwatch=0)

        assert len(watch.abandoned([held(NINE + HOUR)], stopwatch=61)) == 1

    def test_is_watched_anew_after_a_time_in_which_nobody_could_renew(self):
        watch = Watch(patience=60)
        watch.abandoned([held(NINE)], stopwatch=0)
        watch.forget()

        assert watch.abandoned([held(NINE)], stopwatch=100) == []

    def test_of_a_process_that_has_ended_here_is_abandoned_at_once(self):
        owner = f"worker@{identity_of_one_that_has_ended()}"

        assert len(Watch(patience=60).abandoned([held(NINE, owner=owner)], stopwatch=0)) == 1


class TestAProcess:
    def test_that_lives_is_not_dead(self):
        assert not is_dead(f"worker@{identity()}")

    def test_that_has_ended_is_dead(self):
        assert is_dead(f"worker@{identity_of_one_that_has_ended()}")

    def test_that_had_our_number_before_us_is_dead(self):
        assert is_dead(f"worker@{identity().rpartition('.')[0]}.1")

    def test_on_another_machine_is_never_known_to_be_dead(self):
        assert not is_dead(ELSEWHERE)


def held(until: datetime, *, owner: str = ELSEWHERE) -> Errand:
    return Errand(pk=7, leased_by=owner, leased_until=until)


def identity_of_one_that_has_ended() -> str:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return identity().replace(f".{os.getpid()}.", f".{ended.pid}.")
