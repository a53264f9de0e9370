"""A running process: its parts are started, and stopped when it is told to end."""

import gc
import logging
import os
import resource
import signal
import sys
from collections.abc import Sequence
from threading import Event, Thread
from time import monotonic
from types import FrameType
from typing import NoReturn

import structlog

from firsthand.live.pump import pump
from firsthand.run.serving.parts import Part

log = structlog.get_logger(__name__)

ENDS_WITHIN = 4.6  # seconds, of the five that are promised


class Process:
    """SIGTERM or SIGINT ends it in order; a second one at once. Whatever was acknowledged is on disk by then."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self._stop = Event()

    @property
    def is_ready(self) -> bool:
        """Whether every part is, and nothing is stopping."""
        return not self._stop.is_set() and all(part.is_ready for part in self.parts)

    def run(self) -> NoReturn:
        """Runs until told to end, and ends the process."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._told_to_end)
        _allow_many_sockets()
        for part in self.parts:
            part.start()
        _collect_what_comes()
        log.info("started", parts=[part.name for part in self.parts])
        self._stop.wait()
        self._end()

    def stop(self) -> None:
        """The process is to end; returns at once."""
        self._stop.set()

    def _told_to_end(self, number: int, frame: FrameType | None) -> None:
        if self._stop.is_set():
            os._exit(128 + number)
        self._stop.set()

    def _end(self) -> NoReturn:
        late = stop_all(self.parts, within=ENDS_WITHIN)
        pump.flush(within=0.3)
        log.info("stopped", late=late)
        leave(0)


def _allow_many_sockets() -> None:
    """Debian gives a process 1,024 open files unless it asks for what it may have."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _collect_what_comes() -> None:
    """The collector walks no more what stands now, and rarely what comes: each of its walks keeps a page waiting."""
    gc.freeze()
    gc.set_threshold(14_000, 10, 10)


def stop_all(parts: Sequence[Part], *, within: float) -> list[str]:
    """All parts are told to stop at the same moment; the names of those that did not make it in time."""
    until = monotonic() + within
    stopping = [(part, Thread(target=part.stop, daemon=True)) for part in parts]
    for _, thread in stopping:
        thread.start()
    for _, thread in stopping:
        thread.join(max(0.0, until - monotonic()))
    return [part.name for part, thread in stopping if thread.is_alive()]


def leave(code: int) -> NoReturn:
    """The process is gone, without waiting for threads that still hang in somebody's network."""
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
