"""Something changed: on commit everybody who watches it is told, here and in the other processes."""

from collections.abc import Iterable

from django.db import transaction

from firsthand.live.ears import whisper
from firsthand.live.pump import pump


def tell(topics: Iterable[str]) -> None:
    """The topics are told once this transaction is committed; nothing is told of one that is rolled back."""
    told = frozenset(topics)
    if told:
        transaction.on_commit(lambda: spread(told), robust=True)


def spread(topics: frozenset[str]) -> None:
    """The topics are told now."""
    whisper(topics)
    pump.add(topics)
