"""An errand is carried out, and what became of it is said."""

import re
from dataclasses import dataclass
from datetime import datetime
from traceback import format_exception
from typing import Any

from django.utils import timezone
from django.utils.module_loading import import_string

from firsthand.journal.errands.backend import result_of
from firsthand.journal.errands.endings import GiveUp, TryAgainAt
from firsthand.journal.errands.finish import UnderWay, carrying_out
from firsthand.journal.models.errand import Errand
from firsthand.journal.rules import wait_after
from firsthand.kit.compat import Task, TaskContext

TAIL = 4000
# PostgreSQL names the row that broke a rule: what stands in it is for nobody who looks after errands.
DETAIL = re.compile(r"^DETAIL:.*?(?=^(?:HINT:|CONTEXT:|$\n^The above|$\n^During)|\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Outcome:
    """Done, to be tried again (`run_at`), or given up (neither); one that ended itself is gone already."""

    errand: Errand
    is_done: bool = False
    is_gone: bool = False
    run_at: datetime | None = None
    attempts: int = 0
    error: str = ""
    traceback: str = ""


def carry_out(errand: Errand) -> Outcome:
    """The errand's function has run, outside of any transaction; whatever it raised is part of the outcome."""
    with carrying_out(errand) as under_way:
        return _outcome(errand, under_way)


def _outcome(errand: Errand, under_way: UnderWay) -> Outcome:
    try:
        _call(_task_at(errand.path), errand)
    except TryAgainAt as later:
        return Outcome(errand, run_at=later.at, attempts=errand.attempts, error=_sentence(later))
    except GiveUp as reason:
        return Outcome(errand, attempts=errand.attempts + 1, error=str(reason) or "It gave up without a reason.")
    except (Exception, SystemExit) as error:
        return _failed(errand, error)
    return Outcome(errand, is_done=True, is_gone=under_way.is_gone)


def _task_at(path: str) -> Task[Any, Any]:
    try:
        found = import_string(path)
    except ImportError as missing:
        gone = f"There is no {path} any more ({missing}). Retry it once the program has it again, or discard it."
        raise GiveUp(gone) from missing
    if not isinstance(found, Task):
        raise GiveUp(f"{path} is not a task any more. Retry it once it is one again, or discard it.")
    return found


def _call(task: Task[Any, Any], errand: Errand) -> None:
    if task.takes_context:
        context = TaskContext(task_result=result_of(errand, task, attempt=errand.attempts + 1))
        task.call(context, *errand.args, **errand.kwargs)
    else:
        task.call(*errand.args, **errand.kwargs)


def _failed(errand: Errand, error: BaseException) -> Outcome:
    attempts = errand.attempts + 1
    wait = wait_after(attempts, queue=errand.queue, seed=errand.pk)
    return Outcome(
        errand,
        run_at=timezone.now() + wait if wait else None,
        attempts=attempts,
        error=_sentence(error),
        traceback=_without_detail("".join(format_exception(error)))[-TAIL:],
    )


def _sentence(error: BaseException) -> str:
    return _without_detail(f"{type(error).__name__}: {error}").rstrip()


def _without_detail(words: str) -> str:
    return DETAIL.sub("", words)
