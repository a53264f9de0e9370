"""The share of promises kept. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from firsthand.promises.rules.kinds import Stand


@dataclass(frozen=True)
class Share:
    """How many of one kind, team, person or week ended how. What was released is counted neither way."""

    key: Any
    kept: int
    broken: int
    renegotiated: int

    @property
    def counted(self) -> int:
        """Those that fell due: for what was renegotiated in time another one stands."""
        return self.kept + self.broken

    @property
    def hundredths(self) -> int:
        """Of a hundred that fell due so many were kept as promised; rounded down, for 99.9 is not all."""
        return 100 * self.kept // self.counted if self.counted else 0


def shares(counts: Iterable[tuple[Any, str, int]]) -> list[Share]:
    """Numbers by key and how they ended as a share for each key, in the order of the keys."""
    found: dict[Any, Counter[str]] = defaultdict(Counter)
    for key, stand, number in counts:
        found[key][stand] += number
    made = (Share(key, of[Stand.KEPT], of[Stand.BROKEN], of[Stand.RENEGOTIATED]) for key, of in found.items())
    return [one for one in made if one.counted or one.renegotiated]
