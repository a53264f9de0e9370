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
class When:
    """An errand that only some facts of a kind have: for the others it would find nothing to do."""

    is_so: Callable[..., bool]
    task: Soon


@dataclass(frozen=True)
class Follow:
    """What happens in the same transaction, what soon after it, and which screens look again."""

    now: Sequence[Now] = ()
    soon: Sequence[Soon | When] = ()
    show: Sequence[Show] = ()


Wiring = Mapping[type[Fact], Follow]
NOTHING = Follow()

_in_force: dict[type[Fact], Follow] = {}


def put_in_force(wiring: Wiring) -> None:
    """From now on facts are followed by what this table says."""
    _in_force.clear()
    _in_force.update(wiring)


def errands_of(fact: Fact) -> list[Soon]:
    """What is done soon after this fact."""
    given = [one if isinstance(one, When) else When(_always, one) for one in following(type(fact)).soon]
    return [one.task for one in given if one.is_so(fact)]


def _always(_fact: Fact) -> bool:
    return True


def following(kind: type[Fact]) -> Follow:
    """What follows from facts of this kind."""
    return _in_force.get(kind, NOTHING)
