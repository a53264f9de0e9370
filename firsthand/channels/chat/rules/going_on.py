"""Whether what somebody wrote before goes on: before they signed in, or before it was solved. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from firsthand.channels.chat.rules.identity import Identity
from firsthand.people.rules import normalised

# Others sit at the same machine later; whoever signs in while they write is the one who wrote.
STILL_THERE = timedelta(minutes=30)
# What was solved and has rested for so long is not what they come back with.
RESTED = timedelta(days=3)


@dataclass(frozen=True)
class Unnamed:
    """Who wrote without being known: when they were last there, and what we hold of them."""

    here_at: datetime
    is_nobody_else: bool
    has_thread: bool
    addresses: tuple[str, ...]


def goes_along(before: Unnamed, identity: Identity, *, at: datetime) -> bool:
    """It does while they are still there, nobody has taken them for somebody else, and they gave no other address.

    Whoever proves an address that was only typed sees all that is its customer's.
    """
    is_there = at - before.here_at <= STILL_THERE
    is_theirs = all(one == normalised(identity.address) for one in before.addresses)
    return is_there and before.is_nobody_else and before.has_thread and is_theirs


def may_bring_along(owner: int | None, is_resolved: bool, *, by: int) -> bool:
    """Whether a chat may become part of another matter: no colleague speaks with them there."""
    return is_resolved or owner in (None, by)


def is_rested(resolved_at: datetime | None, *, at: datetime) -> bool:
    """Whether a matter was solved so long ago that it is not what they come back with."""
    return resolved_at is not None and resolved_at < at - RESTED
