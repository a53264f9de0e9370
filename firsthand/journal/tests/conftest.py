"""Workers for the tests: in threads, and as processes of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic, sleep

import pytest
from django.db import connection
from django.utils import timezone

from firsthand.journal.errands.enqueue import TOPIC
from firsthand.journal.errands.queries import is_idle
from firsthand.journal.errands.worker import Worker
from firsthand.journal.tests import errands_to_run
from firsthand.live import tell

LEASE = 1.5


@pytest.fixture(autouse=True)
def _nothing_ran() -> None:
    for notes in (errands_to_run.RAN, errands_to_run.UNDER_WAY, errands_to_run.OVERLAPS):
        notes.clear()


@contextmanager
def working(*workers: Worker) -> Iterator[None]:
    """The workers work in threads of this process."""
    stop = Event()
    threads = [Thread(target=worker.run, args=(stop,)) for worker in workers]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        tell([TOPIC])  # wakes them, so that they see it
        for thread in threads:
            thread.join()


def wait_until(is_true: Callable[[], bool], *, within: float = 60) -> None:
    """It has become true, or the test fails."""
    until = monotonic() + within
    while not is_true():
        assert monotonic() < until, "it never became true"
        sleep(0.01)


def work_until_idle(*workers: Worker) -> None:
    """The workers have carried out everything that is due."""
    with working(*workers or (Worker("test", lease=LEASE),)):
        wait_until(lambda: is_idle(at=timezone.now()))


@contextmanager
def worker_process(*, lease: float = LEASE) -> Iterator[subprocess.Popen[str]]:
    """A worker works as a process of its own; whatever is left of it at the end is killed."""
    command = [sys.executable, "-m", "firsthand.journal.tests.worker_process", _database(), str(lease)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ)) as process:
        try:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


@pytest.fixture
def database_of_the_tests() -> str:
    """Where another process finds it."""
    return _database()


def _database() -> str:
    where = {key: connection.settings_dict[key] for key in ("NAME", "HOST", "PORT", "USER", "PASSWORD")}
    return json.dumps(where, default=str)
