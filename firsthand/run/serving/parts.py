"""What a process is made of: parts that start, say whether they are ready, and stop."""

from collections.abc import Callable
from threading import Event, Thread
from typing import Protocol

import structlog

log = structlog.get_logger(__name__)

STOPS_WITHIN = 4.0  # seconds
AGAIN_AFTER = 1.0


class Part(Protocol):
    """`start` returns at once or when it listens; `stop` returns when nothing of it runs, within four seconds."""

    name: str

    @property
    def is_ready(self) -> bool: ...

    def start(self) -> None: ...

    def stop(self) -> None: ...


Work = Callable[[Event], object]


class Loop:
    """A part that is one thread: its work goes on until the event is set, and begins again if it fails."""

    def __init__(self, name: str, work: Work, *, ready: Event | None = None) -> None:
        self.name = name
        self._work = work
        self._ready = ready
        self._stop = Event()
        self._thread = Thread(target=self._run, name=name, daemon=True)

    @property
    def is_ready(self) -> bool:
        return self._thread.is_alive() and (self._ready is None or self._ready.is_set())

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(STOPS_WITHIN)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self._work(self._stop)
            except Exception:  # whatever it was, the others go on, it is written down, and it is tried again
                log.exception("part.failed", part=self.name)
                self._stop.wait(AGAIN_AFTER)
