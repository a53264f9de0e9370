"""Who gets a copy of the next answer, and who is only offered.

A stranger must not add themselves: whoever forges a customer's letter with a copy to somebody would have our next answer
go there too (Zendesk, 2024). So only whom one of us has chosen is kept; whom the customer named is one click away.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.conversations.models import Message
from firsthand.conversations.rules.incoming import Party
from firsthand.people.rules import normalised

MOST_OFFERED = 10


@dataclass(frozen=True)
class Copies:
    """Those who had a copy of our last answer, and those whom the customer's last letter names beside us."""

    kept: tuple[Party, ...]
    offered: tuple[Party, ...]

    def without(self, addresses: Collection[str]) -> "Copies":
        """The same without these people."""
        kept, offered = (
            tuple(one for one in people if one.address not in addresses) for people in (self.kept, self.offered)
        )
        return Copies(kept, offered)


def copies(messages: Sequence[Message], *, customer: int, ours: Collection[str]) -> Copies:
    """From the messages on the screen, the oldest first; nobody of `ours`, and not the customer."""
    wrote, answered = _last_of(messages, customer), _last_answer(messages)
    kept = _people(answered.recipients if answered else (), kinds={"cc"}, besides=ours)
    if wrote is None:
        return Copies(kept, ())
    besides = {*ours, normalised(wrote.sender_address), *(normalised(one.address) for one in kept)}
    return Copies(kept, _people(wrote.recipients, kinds={"to", "cc"}, besides=besides)[:MOST_OFFERED])


def _last_of(messages: Sequence[Message], customer: int) -> Message | None:
    theirs = (one for one in reversed(messages) if one.kind == Message.Kind.RECEIVED and not one.automatic)
    return next((one for one in theirs if one.author_customer_id == customer), None)


def _last_answer(messages: Sequence[Message]) -> Message | None:
    return next((one for one in reversed(messages) if one.kind == Message.Kind.REPLY), None)


def _people(
    recipients: Iterable[Mapping[str, str]], *, kinds: Collection[str], besides: Collection[str]
) -> tuple[Party, ...]:
    found = {
        normalised(one["address"]): Party(one["address"], one.get("name", ""))
        for one in recipients
        if one.get("kind") in kinds and normalised(one["address"])
    }
    return tuple(one for address, one in found.items() if address not in besides)
