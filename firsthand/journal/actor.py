"""Who did it: the one at whose hands a fact came about."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Kind(StrEnum):
    """The kinds of actors."""

    HOUSE = "house"
    REPRESENTATIVE = "representative"
    CUSTOMER = "customer"


@dataclass(frozen=True, slots=True)
class Actor:
    """A representative, a customer or the house itself, by kind and id."""

    kind: Kind
    id: int = 0

    @property
    def actor(self) -> "Actor":
        """Itself, so that an actor may stand wherever somebody who acts may."""
        return self


class Acts(Protocol):
    """Anybody who can be named as the author of a fact."""

    @property
    def actor(self) -> Actor: ...


HOUSE = Actor(Kind.HOUSE)
