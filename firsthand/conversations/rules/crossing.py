"""By which way an answer goes, where it is not the one by which the customer wrote; and what may be quoted there. Pure."""

from collections.abc import Collection
from dataclasses import dataclass

from firsthand.people.rules import normalised

CHAT, MAIL = "chat", "mail"
LONGEST_QUOTED = 4_000


@dataclass(frozen=True)
class Heard:
    """What the customer said last: whose words, from which address (empty where by none), and the words."""

    customer: int | None
    address: str
    words: str


def is_theirs(address: str, *, proven: Collection[str]) -> bool:
    """Whether an answer may cross to this address: only where it is proven that it is the customer's."""
    return bool(normalised(address)) and normalised(address) in {normalised(one) for one in proven}


def quoted(heard: Heard, *, customer: int, to: Collection[str], proven: Collection[str]) -> str:
    """Their last words, for a letter that reaches them elsewhere; empty where anybody else could read them.

    So they go to one recipient alone, at an address proven to be the one person's who wrote them; and to nobody who has
    them in their own mailbox, for they wrote from there.
    """
    if heard.customer != customer or len(to) != 1:
        return ""
    (address,) = to
    if not is_theirs(address, proven=proven) or normalised(address) == normalised(heard.address):
        return ""
    return heard.words.strip()[:LONGEST_QUOTED]
