"""Who listens inside this process: sockets, workers, whatever waits for a change."""

from collections.abc import Callable, Collection

Ear = Callable[[Collection[str]], object]

_ears: tuple[Ear, ...] = ()


def hear(ear: Ear) -> Callable[[], None]:
    """From now on the ear is called with every change, from any thread, and must return at once; what is returned ends it."""
    global _ears
    _ears = (*_ears, ear)
    return lambda: _forget(ear)


def _forget(ear: Ear) -> None:
    global _ears
    _ears = tuple(known for known in _ears if known is not ear)


def whisper(topics: Collection[str]) -> None:
    """Every ear of this process has heard the topics."""
    for ear in _ears:
        ear(topics)
