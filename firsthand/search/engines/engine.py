"""What an engine can do."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import connection

from firsthand.search.documents import Hit
from firsthand.search.models import Document
from firsthand.search.query import Query

Value = int | str
COLUMNS = "id, kind, object_id, group_id"
# So many newest documents are looked through one by one before an index is asked: a common word is found among them.
GLANCE = 300
# Asked for words that begin so, both engines go through every document of each: that waits until there are few.
LONG_GLANCE = 1_000


@dataclass(frozen=True)
class Search:
    """A query in the scopes of who asks (None: everywhere)."""

    query: Query
    scopes: tuple[str, ...] | None = None

    @property
    def can_find(self) -> bool:
        """A query without a word, and one who may look nowhere, find nothing."""
        return bool(self.query) and self.scopes != ()


@dataclass(frozen=True)
class Condition:
    """A piece of SQL that is true for a row of documents, with its values."""

    sql: str
    values: tuple[Value, ...]


class Engine(Protocol):
    """One way to keep the index and to ask it."""

    making: tuple[str, ...]
    unmaking: tuple[str, ...]

    def newest(self, search: Search, *, before: int, limit: int) -> list[Hit]:
        """The newest documents that hold what is searched, from before a position on, newest first."""

    def holds(self, search: Search) -> Condition:
        """Whether one row holds what is searched, without the index."""

    def exactness(self, search: Search) -> Condition:
        """How many of the words a row holds just as they were typed."""

    def words_like(self, words: Sequence[str], *, beginning: str, length: int) -> dict[str, int]:
        """Those of the words that stand in the index, and words that begin so and are nearly so long; each with how often."""

    def length(self) -> str:
        """How many tokens a row has, as SQL."""

    def place_tokens(self, position: int) -> Iterable[str]:
        """Tokens by which the engine finds the time of a document."""

    def loading(self) -> AbstractContextManager[None]:
        """A time in which very many rows are inserted."""

    def insert(self, rows: Sequence[Document]) -> None:
        """New rows are in the table."""


def rows(sql: str, values: Sequence[Value | list[str]]) -> list[tuple[Any, ...]]:
    """The answer to one statement."""
    with connection.cursor() as cursor:
        cursor.execute(*planned_for(sql, values))
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def planned_for(sql: str, values: Sequence[Value | list[str]]) -> tuple[Any, ...]:
    """PostgreSQL plans it for these values: prepared for any, a rare word walked the table (120 ms at a million messages)."""
    if connection.vendor == "postgresql":
        return (connection.ops.compose_sql(sql, values),)  # type: ignore[attr-defined]
    return sql, values


def hits(sql: str, values: Sequence[Value]) -> list[Hit]:
    return [Hit(*row) for row in rows(sql, values)]
