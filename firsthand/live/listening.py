"""What other processes tell is heard in this one, for as long as it runs."""

from collections.abc import Collection
from threading import Event

import structlog

from firsthand.live.buses.bus import Bus
from firsthand.live.ears import whisper
from firsthand.live.topics import EVERYTHING

log = structlog.get_logger(__name__)

AGAIN_AFTER = 1.0  # seconds


def listen(bus: Bus, *, stop: Event, ready: Event) -> None:
    """Until stopped, everything the bus brings is heard here; after a break all screens look at everything again."""
    while not stop.is_set():
        try:
            bus.listen(whisper, stop=stop, ready=ready)
        except bus.troubles as trouble:
            log.warning("live.bus_broken", trouble=type(trouble).__name__)
            ready = _catching_up(ready)
            stop.wait(AGAIN_AFTER)


class _CatchingUp(Event):
    """Being ready again means: something may have been missed."""

    def __init__(self, first: Event) -> None:
        super().__init__()
        self._first = first

    def set(self) -> None:
        super().set()
        self._first.set()
        missed: Collection[str] = (EVERYTHING,)
        whisper(missed)


def _catching_up(ready: Event) -> Event:
    ready.clear()
    return ready if isinstance(ready, _CatchingUp) else _CatchingUp(ready)
