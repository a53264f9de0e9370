"""Search over all that a representative may see."""

from dataclasses import dataclass

from firsthand.team.models import Representative


@dataclass(frozen=True)
class Found:
    """A conversation that was found."""


def search(representative: Representative, words: str) -> list[Found]:
    """What was found."""
    return []
