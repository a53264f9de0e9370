"""What is thought of a letter before it reaches the desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from firsthand.conversations.models import Inbox
from firsthand.conversations.rules.incoming import Incoming
from firsthand.conversations.rules.states import HeldFor
from firsthand.people.models import Customer

Reason = Mapping[str, object]


@dataclass(frozen=True)
class Verdict:
    """It is held back: for what, how sure that is (from 0 to 100), and the reasons as codes with their values."""

    held_for: HeldFor
    score: int | None = None
    reasons: Sequence[Reason] = field(default=())


class Judge(Protocol):
    """Whoever looks at a letter; `is_proven` when it joins a conversation on proof. None lets it through."""

    def __call__(self, incoming: Incoming, *, customer: Customer, inbox: Inbox, is_proven: bool) -> Verdict | None: ...


def suspects_nobody(incoming: Incoming, *, customer: Customer, inbox: Inbox, is_proven: bool) -> Verdict | None:
    """Every letter is let through."""
    return None
