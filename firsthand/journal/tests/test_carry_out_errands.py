"""Errands are carried out once each, whatever happens to workers."""

import signal
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from firsthand.journal.errands import Work, enqueue, enqueue_many
from firsthand.journal.errands.carry_out import carry_out
from firsthand.journal.errands.claim import claim
from firsthand.journal.errands.hands import Hands
from firsthand.journal.errands.queries import dead, is_idle
from firsthand.journal.errands.settle import settle
from firsthand.journal.errands.worker import Worker
from firsthand.journal.models import Clock, Errand
from firsthand.journal.tests.conftest import wait_until, work_until_idle, worker_process, working
from firsthand.journal.tests.errands_to_run import (
    OVERLAPS,
    RAN,
    finish_in_vain,
    kill_the_process,
    note,
    note_and_finish,
    note_slowly,
    note_urgently,
    write_line,
)
from firsthand.journal.tests.test_watch_errands import identity_of_one_that_has_ended

pytestmark = pytest.mark.django_db(transaction=True)


class TestAWorker:
    def test_carries_out_what_was_enqueued_and_nothing_is_left(self):
        note.enqueue("a letter")

        work_until_idle()

        assert RAN == ["a letter"]
        assert not Errand.objects.exists()

    def test_leaves_nothing_of_one_that_ended_in_its_own_transaction(self):
        enqueue(note_and_finish, "a letter")

        work_until_idle()

        assert RAN == ["a letter"]
        assert not Errand.objects.exists()

    def test_keeps_one_whose_own_transaction_was_rolled_back(self):
        enqueue(finish_in_vain)
        now = timezone.now()
        (taken,) = claim("worker", limit=1, at=now, until=now)

        settle([carry_out(taken)], worker="worker", at=now)

        kept = Errand.objects.get()
        assert (kept.attempts, kept.leased_by) == (1, "")

    def test_that_lost_its_lease_meanwhile_ends_nothing(self):
        enqueue(note_and_finish, "a letter")
        now = timezone.now()
        (taken,) = claim("worker", limit=1, at=now, until=now)
        Errand.objects.update(leased_by="another")

        settle([carry_out(taken)], worker="worker", at=now)

        assert Errand.objects.get().leased_by == "another"

    def test_takes_the_urgent_first_and_then_the_oldest(self):
        enqueue_many([Work(note, (1,)), Work(note, (2,)), Work(note_urgently, (3,))])

        work_until_idle(Worker("alone", threads=1))

        assert RAN == [3, 1, 2]

    def test_takes_the_urgent_before_what_it_had_taken_earlier(self):
        enqueue_many([*(Work(note, (number,)) for number in (1, 2, 3)), Work(note_urgently, (4,))])
        *earlier, urgent = Errand.objects.order_by("pk")
        hands = Hands(1, bell=Event())

        hands.take(earlier)
        hands.take([urgent])

        assert hands.take_back() == [urgent.pk, *(one.pk for one in earlier)]

    def test_carries_out_a_thousand_that_come_at_once(self):
        enqueue_many(Work(note, (number,)) for number in range(1000))

        work_until_idle()

        assert sorted(RAN) == list(range(1000))

    def test_is_woken_at_once(self, monkeypatch):
        monkeypatch.setattr("firsthand.journal.errands.worker.POLL", 30.0)
        with working(Worker("sleeper")):
            Event().wait(0.3)
            began = timezone.now()
            note.enqueue("now")
            wait_until(lambda: RAN == ["now"])

            assert (timezone.now() - began).total_seconds() < 3

    @pytest.mark.only_on("postgresql")  # SQLite has no connections to drop
    def test_goes_on_when_the_database_drops_its_connections(self):
        with working(Worker("survivor")):
            others = "FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = %s"
            note.enqueue("before")
            wait_until(lambda: RAN == ["before"])
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT pg_terminate_backend(pid) {others}", [connection.settings_dict["NAME"]])
            note.enqueue("after")
            wait_until(lambda: RAN == ["before", "after"])


class TestTwoWorkers:
    def test_never_carry_out_the_same_errand(self):
        enqueue_many(Work(note_slowly, (number, 0.001)) for number in range(400))

        work_until_idle(Worker("first"), Worker("second"))

        assert sorted(RAN) == list(range(400))
        assert not OVERLAPS

    def test_leave_an_errand_to_the_one_who_renews_its_lease(self):
        enqueue(note_slowly, "long", 1.2)

        work_until_idle(Worker("first", lease=0.6), Worker("second", lease=0.6))

        assert RAN == ["long"]

    def test_share_what_waits_behind_a_slow_errand(self):
        with working(Worker("slow", threads=1)):
            enqueue_many(Work(note_slowly, (number, 0)) for number in range(50))
            wait_until(lambda: len(RAN) == 50)
            enqueue_many([Work(note_slowly, ("slow", 2)), Work(note, ("quick",))])
            wait_until(lambda: not Errand.objects.due(timezone.now()).filter(args=["slow", 2]).exists())
            with working(Worker("quick")):
                wait_until(lambda: "quick" in RAN, within=1.9)


class TestAWorkerToldToStop:
    def test_gives_back_what_it_has_not_begun(self):
        stop = Event()
        stop.set()
        worker = Worker("stopped")
        note.enqueue("later")

        worker.run(stop)

        assert Errand.objects.due(timezone.now()).count() == 1

    def test_finishes_what_it_has_begun(self):
        with working(Worker("last")):
            enqueue(note_slowly, "begun", 0.3)
            wait_until(lambda: Errand.objects.held().exists())

        assert RAN == ["begun"]
        assert is_idle(at=timezone.now())

    def test_leaves_within_five_seconds_though_an_errand_hangs(self):
        with worker_process() as process:
            enqueue(note_slowly, "hangs", 60)
            wait_until(lambda: Errand.objects.held().exists())
            process.send_signal(signal.SIGTERM)

            assert process.wait(5) == 0


class TestAWorkerThatWasKilled:
    def test_loses_nothing_and_nothing_has_its_effect_twice(self, tmp_path: Path):
        lines = tmp_path / "lines"
        enqueue_many(Work(write_line, (str(lines), f"work {number}", 0.002)) for number in range(200))
        with worker_process() as process:
            wait_until(lambda: lines.exists() and len(lines.read_text().splitlines()) > 60)
            process.kill()
            process.wait()

        work_until_idle()

        written = lines.read_text().splitlines()
        assert set(written) == {f"work {number}" for number in range(200)}
        assert len(written) <= 300
        assert Clock.objects.filter(name__startswith="work ").count() == 200
        assert not Errand.objects.exists()

    def test_frees_its_errands_at_once_on_the_same_machine(self):
        note.enqueue("interrupted")
        claim(f"gone@{identity_of_one_that_has_ended()}", limit=1, at=timezone.now(), until=timezone.now())

        work_until_idle(Worker("next", lease=600))

        assert RAN == ["interrupted"]

    def test_elsewhere_frees_its_errands_after_the_lease(self):
        note.enqueue("taken over")
        claim("gone@another-machine.12.345", limit=1, at=timezone.now(), until=timezone.now())

        work_until_idle(Worker("next", lease=0.5))

        assert RAN == ["taken over"]


class TestAnErrandThatKillsItsWorker:
    def test_ends_dead_and_takes_nobody_with_it(self, tmp_path: Path):
        lines = tmp_path / "lines"
        enqueue_many(Work(write_line, (str(lines), f"work {number}", 0)) for number in range(20))
        enqueue(kill_the_process, str(lines))
        with worker_process() as process:
            assert process.wait(60) == -signal.SIGKILL
        Errand.objects.filter(path=kill_the_process.module_path).update(crashes=5)

        work_until_idle()

        assert [errand.path for errand in dead()] == [kill_the_process.module_path]
        assert dead()[0].error == "The process that worked on it died or was stopped."
        assert not Errand.objects.filter(dead_at=None).values("args", "error")
        assert Clock.objects.filter(name__startswith="work ").count() == 20

    def test_is_carried_out_alone_from_then_on_so_that_nothing_else_is_blamed(self):
        enqueue_many(Work(note_slowly, (number, 0.05)) for number in range(4))
        Errand.objects.filter(args__0__lt=3).update(crashes=1)
        held: list[int] = []

        with working(Worker("careful", threads=2)):
            while len(RAN) < 4:
                held.append(Errand.objects.held().count())

        assert RAN == [0, 1, 2, 3]
        assert max(held) == 1


class TestAClaim:
    def test_is_never_given_twice(self):
        enqueue_many(Work(note, (number,)) for number in range(3))
        at = timezone.now()

        taken = [errand.pk for name in ("a", "b", "c") for errand in claim(name, limit=2, at=at, until=at)]

        assert len(taken) == len(set(taken)) == 3

    @pytest.mark.only_on("sqlite")  # PostgreSQL walks a short table whatever its indexes
    def test_is_found_by_the_index_of_the_line(self):
        plans = connection_plans(lambda: claim("a", limit=2, at=timezone.now(), until=timezone.now()))

        assert "USING INDEX errand_in_line" in plans
        assert "SCAN line\n" not in plans


def connection_plans(run: Callable[[], object]) -> str:
    """How SQLite goes about the statements of what is run."""
    with CaptureQueriesContext(connection) as statements, transaction.atomic():
        run()
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + statements[1]["sql"])
        return "".join(f"{row[3]}\n" for row in cursor.fetchall())
