"""What a customer is owed by itself, and how soon: the targets of an inbox, as they stand ready in its row. Pure."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any


class Owed(StrEnum):
    """What is promised without anybody saying so; each is the name of its column among the targets."""

    FIRST_ANSWER = "first_answer"
    NEXT_ANSWER = "next_answer"
    SOLUTION = "solution"


# Of a target, what a conversation must be for it to hold; one that says nothing of it holds for all.
ASKED = ("team", "priority", "kind")


def minutes_for(owed: Owed, targets: Sequence[Mapping[str, Any]], **matter: Any) -> int | None:
    """The working minutes that the first target says which holds for such a matter; the most particular stand first."""
    found = (
        target[owed] for target in targets if target.get(owed) and all(holds(target, name, matter) for name in ASKED)
    )
    return next(found, None)


def holds(target: Mapping[str, Any], name: str, matter: Mapping[str, Any]) -> bool:
    """Whether a target says nothing of this, or what the matter is."""
    return target.get(name) in (None, "", matter[name])
