"""Several web processes behind one socket, for PostgreSQL; one that dies is started anew."""

import socket
import subprocess
import sys
from threading import Event, Thread
from time import monotonic
from typing import TextIO

import structlog
from django.db import connection
from django.utils.functional import Promise

from firsthand.kit.errors import Refused
from firsthand.run.serving.parts import STOPS_WITHIN
from firsthand.run.serving.process import Process

log = structlog.get_logger(__name__)

LOOKS_EVERY = 0.2  # seconds
PAUSE = 1.0  # after a child that lived no longer than a moment


class OnePerDatabase(Refused):
    words: str | Promise = (
        "Several web processes need PostgreSQL; this installation uses SQLite, where one serves best."
    )


def refuse_on_sqlite(workers: int) -> None:
    """Raises OnePerDatabase when more than one is asked for on SQLite."""
    if workers > 1 and connection.vendor == "sqlite":
        raise OnePerDatabase


class WebProcesses:
    """A part that is N processes of `firsthand web`, which share the listening socket."""

    name = "web"

    def __init__(self, listener: socket.socket, count: int) -> None:
        self._listener = listener
        self._count = count
        self._children: list[Child] = []
        self._stop = Event()
        self._thread = Thread(target=self._watch, name="web processes", daemon=True)

    @property
    def is_ready(self) -> bool:
        return all(child.is_alive for child in self._children)

    def start(self) -> None:
        self._listener.set_inheritable(True)
        self._children = [Child(self._listener.fileno()) for _ in range(self._count)]
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(LOOKS_EVERY + PAUSE)
        for child in self._children:
            child.end()
        until = monotonic() + STOPS_WITHIN
        for child in self._children:
            child.wait(max(0.0, until - monotonic()))

    def _watch(self) -> None:
        while not self._stop.wait(LOOKS_EVERY):
            for place, child in enumerate(self._children):
                if not child.is_alive:
                    log.warning("web.died", pid=child.pid, code=child.code)
                    self._stop.wait(PAUSE if child.was_short else 0)
                    self._children[place] = Child(self._listener.fileno())


class Child:
    """One web process. Its standard input is a pipe from us: when we are gone, however that came, it ends too."""

    def __init__(self, socket_number: int) -> None:
        self._began = monotonic()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "firsthand.run.commands", "web", "--socket", str(socket_number)],
            stdin=subprocess.PIPE,
            pass_fds=[socket_number],
        )

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def code(self) -> int | None:
        return self._process.returncode

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    @property
    def was_short(self) -> bool:
        return monotonic() - self._began < 5

    def end(self) -> None:
        self._process.terminate()

    def wait(self, seconds: float) -> None:
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()


def end_with_parent(parent: TextIO, process: Process) -> None:
    """When the pipe from the parent closes, this process stops in order."""

    def wait() -> None:
        parent.read()
        process.stop()

    Thread(target=wait, name="parent", daemon=True).start()
