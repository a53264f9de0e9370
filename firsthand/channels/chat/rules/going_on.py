"""Whether what somebody wrote before they signed in goes on as theirs. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from firsthand.channels.chat.rules.identity import Identity
from firsthand.people.rules import normalised

# Others sit at the same machine later; whoever signs in while they write is the one who wrote.
STILL_THERE = timedelta(minutes=30)


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
