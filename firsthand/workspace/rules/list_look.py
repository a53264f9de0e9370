"""How somebody's lists look: how close the rows stand, and what of each is shown. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

DENSITIES = ("comfortable", "compact", "table")
COLUMNS = ("face", "excerpt", "moment", "owner", "inbox", "tags", "number")
USUAL = ("face", "excerpt", "moment", "owner")


@dataclass(frozen=True)
class Look:
    """The density and the parts of a row that are shown; who, what about and until when always are."""

    density: str = DENSITIES[0]
    columns: tuple[str, ...] = USUAL

    @classmethod
    def chosen(cls, choices: Mapping[str, Any]) -> "Look":
        """What was chosen and still exists; the usual look where nothing was."""
        density, columns = choices.get("density"), choices.get("columns")
        return cls(
            density if density in DENSITIES else DENSITIES[0],
            tuple(one for one in COLUMNS if one in columns) if isinstance(columns, list) else USUAL,
        )

    def toggled(self, column: str) -> "Look":
        """The same with this column, or without it when it was there."""
        shown = {*self.columns} ^ {column}
        return replace(self, columns=tuple(one for one in COLUMNS if one in shown))

    @property
    def sign(self) -> str:
        """What tells it from any other, as a part of an id."""
        return "-".join([self.density[:3], *(one[:2] for one in self.columns)])
