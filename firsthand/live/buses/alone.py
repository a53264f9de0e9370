"""The bus of a process that has no others beside it."""

from collections.abc import Collection
from threading import Event

from firsthand.live.buses.bus import Hear


class Alone:
    is_shared = False
    troubles: tuple[type[Exception], ...] = ()

    def send(self, topics: Collection[str]) -> None:
        """There is nobody to send to."""

    def listen(self, hear: Hear, *, stop: Event, ready: Event) -> None:
        """There is nothing to hear."""
        ready.set()
        stop.wait()
