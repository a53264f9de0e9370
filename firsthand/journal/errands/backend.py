"""Errands behind the Tasks API of Django: `task.enqueue(…)` writes a row in the current transaction."""

from typing import Any

from firsthand.journal.errands.enqueue import TOPIC, Work
from firsthand.journal.models.errand import Errand
from firsthand.journal.rules import PATIENT
from firsthand.kit.compat import BaseTaskBackend, Task, TaskResult, TaskResultStatus
from firsthand.live import tell


class ErrandBackend(BaseTaskBackend):
    """Two queues: `default`, and `patient` for what is worth trying for two days. Results are not kept."""

    supports_defer = True
    supports_priority = True
    supports_async_task = False
    supports_get_result = False

    def __init__(self, alias: str, params: dict[str, Any]) -> None:
        super().__init__(alias, {"QUEUES": ["default", PATIENT], **params})

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        """The errand is written; what comes back names it and can only be read."""
        errand = Work(task, args, kwargs).as_errand()
        errand.save(force_insert=True)
        tell([TOPIC])
        return result_of(errand, task)


def result_of(errand: Errand, task: Task[Any, Any], *, attempt: int = 0) -> TaskResult[Any]:
    """The errand as the Tasks API shows it; `attempt` is the one under way, counted from 1."""
    return TaskResult(
        task=task,
        id=str(errand.pk),
        status=TaskResultStatus.RUNNING if attempt else TaskResultStatus.READY,
        enqueued_at=errand.enqueued_at,
        started_at=None,
        finished_at=None,
        last_attempted_at=None,
        args=errand.args,
        kwargs=errand.kwargs,
        backend=task.backend,
        errors=[],
        worker_ids=[errand.leased_by] * attempt,
    )
