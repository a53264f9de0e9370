"""What goes into the index, and what is found in it."""

from dataclasses import dataclass
from datetime import datetime

from firsthand.search.position import moment, position
from firsthand.search.tokens import scope_token, tokens_of


@dataclass(frozen=True, kw_only=True)
class Doc:
    """A text to be found: which thing it is (a kind from 0 to 7 and an id), what it belongs to, and who may look.

    `scopes` are short names (`team3`) by which a search can be narrowed before its newest are taken.
    """

    kind: int
    object_id: int
    group_id: int
    at: datetime
    text: str
    language: str = ""
    scopes: tuple[str, ...] = ()

    @property
    def position(self) -> int:
        return position(self.at, kind=self.kind, object_id=self.object_id)

    @property
    def tokens(self) -> list[str]:
        return [*map(scope_token, self.scopes), *tokens_of(self.text, language=self.language)]


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found; its position is the cursor from which a search goes on."""

    position: int
    kind: int
    object_id: int
    group_id: int

    @property
    def at(self) -> datetime:
        """When it is from, to the second."""
        return moment(self.position)
