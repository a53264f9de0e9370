"""Errands for the tests, and the note they leave of having been run."""

import os
import signal
from datetime import datetime
from pathlib import Path
from threading import Lock
from time import sleep
from typing import Any

from django.db import transaction

from firsthand.journal.errands import GiveUp, TryAgainAt, finish
from firsthand.journal.models import Clock
from firsthand.kit.compat import TaskContext, task

RAN: list[Any] = []
UNDER_WAY: set[Any] = set()
OVERLAPS: list[Any] = []
_lock = Lock()


@task
def note(word: Any) -> None:
    """It was run in this process."""
    RAN.append(word)


@task
def beat() -> None:
    """What a clock has run."""
    RAN.append("beat")


@task(priority=10)
def note_urgently(word: Any) -> None:
    """It was run in this process, before others."""
    RAN.append(word)


@task(takes_context=True)
def fail_and_count(context: TaskContext) -> None:
    """It always fails; it notes which attempt this is."""
    RAN.append(context.attempt)
    raise ValueError


@task
def note_and_finish(word: Any) -> None:
    """It was run in this process, and ended in its own transaction."""
    with transaction.atomic():
        RAN.append(word)
        finish()


@task
def finish_in_vain() -> None:
    """It ended in a transaction that was rolled back."""
    with transaction.atomic():
        finish()
        raise ValueError


@task
def note_slowly(word: Any, seconds: float) -> None:
    """It was run in this process, and it is known whether it ran twice at once."""
    with _lock:
        OVERLAPS.extend({word} & UNDER_WAY)
        UNDER_WAY.add(word)
    sleep(seconds)
    with _lock:
        UNDER_WAY.discard(word)
        RAN.append(word)


@task
def write_line(path: str, word: str, seconds: float) -> None:
    """A line stands in the file and, once however often it is run, a row in the database."""
    with Path(path).open("a") as lines:
        lines.write(f"{word}\n")
    sleep(seconds)
    Clock.objects.get_or_create(name=word, defaults={"due_at": datetime.fromisoformat("2026-11-22T09:00:00Z")})


@task
def fail(words: str) -> None:
    """It always fails."""
    raise ValueError(words)


@task
def fail_from_below(words: str) -> None:
    """It fails because something below it did, with the same words."""
    try:
        raise ValueError(words)
    except ValueError as below:
        raise RuntimeError(words) from below


@task(queue_name="patient")
def fail_patiently(words: str) -> None:
    """It always fails, and is worth two days."""
    raise ConnectionRefusedError(words)


@task
def put_off(until: str) -> None:
    """Not now."""
    raise TryAgainAt(datetime.fromisoformat(until), "The mailbox is closed until then.")


@task
def give_up(words: str) -> None:
    """Never."""
    raise GiveUp(words)


@task
def kill_the_process(path: str) -> None:
    """The poison: whoever runs it dies."""
    with Path(path).open("a") as lines:
        lines.write("poison\n")
    os.kill(os.getpid(), signal.SIGKILL)
