"""When an address to which mail came back softly counts as one that cannot be reached. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from firsthand.people.rules.failures import Why

# So often in a row, and over at least so long: a day on which a server is down, or a holiday's full mailbox, is none.
ENOUGH: Sequence[tuple[int, timedelta]] = ((3, timedelta(days=7)), (5, timedelta(days=2)))
# What is wrong with our letter or our server says nothing of whether somebody is there, however often it is said.
OURS = frozenset(
    (
        Why.TOO_LARGE,
        Why.CONTENT,
        Why.VIRUS,
        Why.BLOCKED,
        Why.UNPROVEN,
        Why.RELAYING,
        Why.SENDER,
        Why.COMPLAINED,
        Why.LOOP,
    )
)


def counts(why: str) -> bool:
    """Whether a soft bounce for this reason, a code of `failures.py`, speaks against the address."""
    return why not in OURS


def is_given_up(times: int, *, since: datetime, at: datetime) -> bool:
    """Whether mail came back softly too often in a row, the first time at `since`."""
    return any(times >= enough and at - since >= over for enough, over in ENOUGH)
