"""Something changed: on commit everybody who watches it is told, here and in the other processes."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

from firsthand.live.ears import whisper
from firsthand.live.pump import pump

_kept: ContextVar[set[str] | None] = ContextVar("kept", default=None)


@contextmanager
def told_at_the_end() -> Iterator[None]:
    """What is committed inside is told once, when it is over: a thousand changes make no screen look a thousand times."""
    kept: set[str] = set()
    outer = _kept.set(kept)
    try:
        yield
    finally:
        _kept.reset(outer)
        if kept:
            spread(frozenset(kept))


def tell(topics: Iterable[str]) -> None:
    """The topics are told once this transaction is committed; nothing is told of one that is rolled back."""
    told = frozenset(topics)
    kept = _kept.get()
    if told:
        transaction.on_commit(lambda: spread(told) if kept is None else kept.update(told), robust=True)


def spread(topics: frozenset[str]) -> None:
    """The topics are told now."""
    whisper(topics)
    pump.add(topics)
