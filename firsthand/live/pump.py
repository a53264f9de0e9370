"""One thread of this process sends what was told to the other processes, after the commit and in gathered batches.

Not inside the transaction: a NOTIFY there serialises all commits of PostgreSQL on one lock.
"""

import atexit
from collections.abc import Iterable
from threading import Event, Lock, Thread
from time import monotonic, sleep

import structlog

from firsthand.live.buses.bus import Bus
from firsthand.live.buses.chosen import bus
from firsthand.live.gathering import Gathering

log = structlog.get_logger(__name__)

TRIES_FOR = 3.0  # seconds; whoever missed more than that fetches everything when it reconnects
LEAVES_WITHIN = 2.0


class Pump:
    """Takes topics from any thread at once; its thread is started by the first one."""

    def __init__(self) -> None:
        self._waiting = Event()
        self._idle = Event()
        self._idle.set()
        self._lock = Lock()
        self._thread: Thread | None = None
        self._gathering = Gathering(self._wake)

    def add(self, topics: Iterable[str]) -> None:
        """The topics are on their way to the other processes."""
        if bus().is_shared:
            self._gathering.add(topics)

    def flush(self, within: float = LEAVES_WITHIN) -> None:
        """What was told is sent, if that is possible in so many seconds; a short command calls it as it ends."""
        self._idle.wait(within)

    def _wake(self) -> None:
        with self._lock:
            self._idle.clear()
            self._waiting.set()
            if self._thread is None:
                self._thread = Thread(target=self._run, name="live pump", daemon=True)
                self._thread.start()
                atexit.register(self.flush)

    def _run(self) -> None:
        while True:
            self._waiting.wait()
            with self._lock:
                self._waiting.clear()
            _send(bus(), self._gathering.take())
            with self._lock:
                if not self._waiting.is_set():
                    self._idle.set()


def _send(to: Bus, topics: set[str]) -> None:
    until = monotonic() + TRIES_FOR
    while topics:
        try:
            to.send(topics)
            return
        except to.troubles as trouble:
            if monotonic() > until:
                log.warning("live.unsent", topics=len(topics), trouble=type(trouble).__name__)
                return
            sleep(0.2)


pump = Pump()
