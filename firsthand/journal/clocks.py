"""What runs by the clock: each beat enqueues its errand exactly once, however many processes look."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from firsthand.journal.errands.enqueue import enqueue
from firsthand.journal.models.clock import Clock
from firsthand.journal.rules import is_out_of_reach, next_due
from firsthand.kit.compat import Task


@dataclass(frozen=True, kw_only=True)
class Every:
    """A line of the schedule: how often which errand is run."""

    errand: Task[Any, Any]
    minutes: float = 0
    seconds: float = 0

    @property
    def name(self) -> str:
        """Under which its clock is kept."""
        return self.errand.module_path

    @property
    def period(self) -> timedelta:
        """From one beat to the next."""
        return timedelta(minutes=self.minutes, seconds=self.seconds)


def tick(schedule: Sequence[Every], *, at: datetime) -> None:
    """Every clock that is due has enqueued its errand and moved on; one that is new is due at once."""
    if not schedule:
        return
    due = dict(Clock.objects.filter(name__in=[every.name for every in schedule]).values_list("name", "due_at"))
    for every in schedule:
        if every.name not in due:
            Clock.objects.bulk_create([Clock(name=every.name, due_at=at)], ignore_conflicts=True)
        _tick(every, seen=due.get(every.name, at), at=at)


def _tick(every: Every, *, seen: datetime, at: datetime) -> None:
    if seen <= at:
        _run(every, seen=seen, at=at)
    elif is_out_of_reach(seen, period=every.period, at=at):
        # The machine's clock was set back. The beat of before has run, so the next one is a whole period from now.
        _move(every, seen=seen, to=at + every.period)


@transaction.atomic
def _run(every: Every, *, seen: datetime, at: datetime) -> None:
    if _move(every, seen=seen, to=next_due(seen, period=every.period, at=at)):
        enqueue(every.errand, key=f"clock:{every.name}")


def _move(every: Every, *, seen: datetime, to: datetime) -> bool:
    """Moved on by us? Of several who saw the same due time only one changes it, and the others do nothing."""
    return Clock.objects.filter(name=every.name, due_at=seen).update(due_at=to) == 1
