"""Work is written down in the transaction of the fact it follows, so that it is done exactly when the fact stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from firsthand.journal.models.errand import Errand
from firsthand.kit.compat import Task
from firsthand.live import tell

TOPIC = "errands"


@dataclass(frozen=True)
class Work:
    """A task with its arguments; of those with one key only one waits at a time."""

    task: Task[Any, Any]
    args: Sequence[Any] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)
    key: str | None = None
    run_at: datetime | None = None

    def as_errand(self) -> Errand:
        """The row, not yet written."""
        return Errand(
            path=self.task.module_path,
            args=list(self.args),
            kwargs=dict(self.kwargs),
            key=self.key,
            queue=self.task.queue_name,
            priority=self.task.priority,
            run_at=self.run_at or self.task.run_after,
        )


def enqueue(task: Task[Any, Any], *args: Any, key: str | None = None, run_at: datetime | None = None) -> None:
    """The task will be carried out with these arguments; nothing is added while one with the same key waits."""
    enqueue_many([Work(task, args, key=key, run_at=run_at)])


def enqueue_many(works: Iterable[Work]) -> None:
    """All of it will be carried out; written in one statement."""
    errands = [work.as_errand() for work in works]
    if errands:
        Errand.objects.bulk_create(errands, ignore_conflicts=any(errand.key for errand in errands))
        tell([TOPIC])
