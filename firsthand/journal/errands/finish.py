"""An errand ends in the transaction of its own work: one commit less, and never done twice."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import connection, transaction

from firsthand.journal.models.errand import Errand

# Written by hand: each errand ends so, and `delete()` first makes up its mind about rows that could depend on it.
DONE = "DELETE FROM journal_errand WHERE id = %s AND leased_by = %s"


@dataclass
class UnderWay:
    """The errand that this thread carries out, and whether its row is gone."""

    errand: Errand
    is_gone: bool = False

    def leave(self) -> None:
        self.is_gone = True


_under_way: ContextVar[UnderWay | None] = ContextVar("under_way", default=None)


def finish() -> None:
    """The errand under way is done when this transaction is; outside of an errand nothing is to be ended.

    A lease that was lost meanwhile is left alone: whoever has it now finds the work done.
    """
    if (one := _under_way.get()) is None:
        return
    with connection.cursor() as cursor:
        cursor.execute(DONE, [one.errand.pk, one.errand.leased_by])
    transaction.on_commit(one.leave)


@contextmanager
def carrying_out(errand: Errand) -> Iterator[UnderWay]:
    """What runs inside may `finish` this errand."""
    one = UnderWay(errand)
    before = _under_way.set(one)
    try:
        yield one
    finally:
        _under_way.reset(before)
