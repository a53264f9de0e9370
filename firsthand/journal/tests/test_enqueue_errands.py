"""Work is written with the fact it follows."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from firsthand.journal.errands import Work, enqueue, enqueue_many
from firsthand.journal.errands.claim import claim
from firsthand.journal.errands.queries import is_idle
from firsthand.journal.errands.settle import give_back
from firsthand.journal.models import Errand
from firsthand.journal.tests.conftest import work_until_idle
from firsthand.journal.tests.errands_to_run import RAN, fail_patiently, note, note_slowly, note_urgently
from firsthand.live import hear

pytestmark = pytest.mark.django_db(transaction=True)


class TestWorkThatFollowsAFact:
    def test_is_there_when_the_fact_is(self):
        with transaction.atomic():
            note.enqueue("it stands")

        assert Errand.objects.get().args == ["it stands"]

    def test_is_not_there_when_the_fact_is_not(self):
        with transaction.atomic():
            note.enqueue("it was taken back")
            transaction.set_rollback(True)

        assert not Errand.objects.exists()

    def test_keeps_its_task_arguments_queue_and_priority(self):
        note_urgently.enqueue(word="loud")
        fail_patiently.enqueue("again and again")

        urgent, patient = Errand.objects.order_by("pk")

        assert (urgent.path, urgent.kwargs, urgent.priority) == (note_urgently.module_path, {"word": "loud"}, 10)
        assert (patient.args, patient.queue) == (["again and again"], "patient")

    def test_is_written_in_one_statement_however_much_it_is(self):
        with CaptureQueriesContext(connection) as statements:
            enqueue_many(Work(note, (number,)) for number in range(60))

        assert len([query for query in statements if "INSERT" in query["sql"]]) == 1
        assert Errand.objects.count() == 60

    def test_costs_nothing_when_there_is_none(self, django_assert_num_queries):
        with django_assert_num_queries(0):
            enqueue_many([])

    def test_wakes_the_workers(self):
        heard: list[str] = []
        deaf = hear(heard.extend)
        note.enqueue("news")
        deaf()

        assert heard == ["errands"]


class TestWorkWithAKey:
    def test_waits_only_once(self):
        enqueue(note, "first", key="index 12")
        enqueue_many([Work(note, ("second",), key="index 12"), Work(note, ("other",), key="index 13")])

        assert {(errand.key, errand.args[0]) for errand in Errand.objects.all()} == {
            ("index 12", "first"),
            ("index 13", "other"),
        }

    def test_waits_again_while_the_one_before_runs_because_that_may_have_looked_too_early(self):
        enqueue(note, "first", key="index 12")
        take(limit=1)
        enqueue(note, "second", key="index 12")

        assert Errand.objects.waiting().get().args == ["second"]

    def test_never_runs_beside_its_successor(self):
        enqueue(note, "first", key="index 12")
        take(limit=1)
        enqueue(note, "second", key="index 12")

        assert take(limit=5) == []

    def test_leaves_its_work_to_the_successor_when_it_comes_back(self):
        enqueue(note, "first", key="index 12")
        [first] = take(limit=1)
        enqueue(note, "second", key="index 12")

        give_back([first.pk], worker="a")

        assert Errand.objects.get().args == ["second"]


class TestWorkForLater:
    def test_does_not_run_before_its_time(self):
        enqueue(note, "tomorrow", run_at=timezone.now() + timedelta(days=1))
        note.using(run_after=timezone.now() + timedelta(hours=1)).enqueue("in an hour")
        note.enqueue("now")

        work_until_idle()

        assert RAN == ["now"]
        assert is_idle(at=timezone.now())
        assert not is_idle(at=timezone.now() + timedelta(hours=2))

    def test_is_found_due_when_its_time_has_come(self):
        enqueue(note, "tomorrow", run_at=timezone.now() + timedelta(days=1))

        assert len(take(limit=1, later=timedelta(days=2))) == 1


class TestWorkForNow:
    def test_runs_though_the_clock_was_set_back_by_an_hour(self):
        note.enqueue("at once")

        assert len(take(limit=1, later=-timedelta(hours=1))) == 1


class TestTheHouse:
    def test_is_not_idle_while_something_runs(self):
        enqueue(note_slowly, "long", 0)
        take(limit=1)

        assert not is_idle(at=timezone.now())

    def test_is_not_idle_while_what_a_death_cut_off_waits_to_be_done(self):
        enqueue(note, "cut off", run_at=timezone.now() + timedelta(minutes=1))
        Errand.objects.update(crashes=3)

        assert not is_idle(at=timezone.now())


def take(*, limit: int, later: timedelta = timedelta(0)) -> list[Errand]:
    """What a worker gets now, or so much later."""
    at = timezone.now() + later
    return list(claim("a", limit=limit, at=at, until=at))
