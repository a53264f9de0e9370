"""Topics gathered between two looks: many tellings become one waking."""

from collections.abc import Callable, Iterable
from threading import Lock


class Gathering:
    """A set that threads fill; the first topic after it was emptied wakes whoever empties it."""

    def __init__(self, wake: Callable[[], object]) -> None:
        self._wake = wake
        self._lock = Lock()
        self._topics: set[str] = set()

    def add(self, topics: Iterable[str]) -> None:
        with self._lock:
            was_empty = not self._topics
            self._topics.update(topics)
        if was_empty:
            self._wake()

    def take(self) -> set[str]:
        """Everything gathered so far; it is empty afterwards."""
        with self._lock:
            taken, self._topics = self._topics, set()
        return taken
