"""What follows from a fact: the types of the one table, and the table that is in force."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from firsthand.journal.facts import Fact
from firsthand.kit.compat import Task

# The fact kinds vary from row to row of the table, so their own type cannot be named here.
Now = Callable[..., None]
Show = Callable[..., Iterable[str]]
Soon = Task[Any, Any]


@dataclass(frozen=True)
class Follow:
    """What happens in the same transaction, what soon after it, and which screens look again."""

    now: Sequence[Now] = ()
    soon: Sequence[Soon] = ()
    show: Sequence[Show] = ()


Wiring = Mapping[type[Fact], Follow]
NOTHING = Follow()

_in_force: dict[type[Fact], Follow] = {}


def put_in_force(wiring: Wiring) -> None:
    """From now on facts are followed by what this table says."""
    _in_force.clear()
    _in_force.update(wiring)


def following(kind: type[Fact]) -> Follow:
    """What follows from facts of this kind."""
    return _in_force.get(kind, NOTHING)
