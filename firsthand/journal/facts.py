"""The shape of a fact: ids and codes only, under a public name, with its sentence."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, TypeVar, dataclass_transform


@dataclass(frozen=True)
class Fact:
    """Something that happened; its fields are ids and codes, never personal text."""

    name: ClassVar[str]
    sentence: ClassVar[str]

    def values(self) -> dict[str, Any]:
        """Its fields by name, ready for JSON."""
        return asdict(self)


KNOWN: dict[str, type[Fact]] = {}

Kind = TypeVar("Kind", bound=Fact)


@dataclass_transform(frozen_default=True)
def fact(name: str, sentence: str) -> Callable[[type[Kind]], type[Kind]]:
    """Make a class a fact that the journal, the audit view and webhooks know by this name and sentence."""

    def known(kind: type[Kind]) -> type[Kind]:
        if name in KNOWN:
            raise ValueError(f"two facts are called {name}")
        kind.name, kind.sentence = name, sentence
        made = dataclass(frozen=True)(kind)
        KNOWN[name] = made
        return made

    return known
