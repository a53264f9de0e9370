"""What became of errands is written down."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef

from firsthand.journal.errands.carry_out import Outcome
from firsthand.journal.errands.finish import DONE
from firsthand.journal.models.errand import Errand
from firsthand.journal.rules import wait_after_crash

FREE = {"leased_by": "", "leased_until": None}


def settle(outcomes: Sequence[Outcome], *, worker: str, at: datetime) -> None:
    """The done ones are gone, the failed ones wait for their next attempt or are dead; lost leases are left alone."""
    if left := [outcome for outcome in outcomes if not outcome.is_gone]:
        _settle(left, worker=worker, at=at)


@transaction.atomic(savepoint=False)
def _settle(outcomes: Sequence[Outcome], *, worker: str, at: datetime) -> None:
    if done := [(outcome.errand.pk, worker) for outcome in outcomes if outcome.is_done]:
        with connection.cursor() as cursor:
            cursor.executemany(DONE, done)
    for outcome in outcomes:
        if not outcome.is_done:
            _write(outcome, worker=worker, at=at)


@transaction.atomic
def give_back(errands: Collection[int], *, worker: str) -> None:
    """What this worker had not begun waits again for any worker."""
    if not errands:
        return
    step_aside(errands)
    Errand.objects.held_by(worker).filter(pk__in=errands).update(**FREE)


@transaction.atomic
def free(errand: Errand, *, at: datetime) -> None:
    """An errand whose worker died waits again; one that has killed enough workers is dead.

    It is freed only if it is still held as it was seen: by the same worker under the same lease.
    """
    step_aside([errand.pk])
    wait = wait_after_crash(errand.crashes + 1, seed=errand.pk)
    why = "The process that worked on it died or was stopped."
    row = Errand.objects.filter(pk=errand.pk, leased_by=errand.leased_by, leased_until=errand.leased_until)
    row.update(
        **FREE,
        crashes=F("crashes") + 1,
        run_at=at + wait if wait else None,
        dead_at=at if wait is None else None,
        error=why,
    )


def step_aside(errands: Collection[int]) -> None:
    """A held errand whose key has meanwhile been given to a waiting one leaves the work to that one."""
    waiting = Errand.objects.waiting().filter(key=OuterRef("key"))
    Errand.objects.filter(Exists(waiting), pk__in=errands, key__isnull=False).held().delete()


def _write(outcome: Outcome, *, worker: str, at: datetime) -> None:
    if outcome.run_at:
        step_aside([outcome.errand.pk])
    Errand.objects.held_by(worker).filter(pk=outcome.errand.pk).update(
        **FREE,
        crashes=0,
        attempts=outcome.attempts,
        run_at=outcome.run_at,
        dead_at=None if outcome.run_at else at,
        error=outcome.error[:500],
        traceback=outcome.traceback,
    )
