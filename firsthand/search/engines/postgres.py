"""The index in PostgreSQL: a tsvector and GIN, which knows no order, so time is made of tokens too."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction

from firsthand.search.documents import Hit
from firsthand.search.engines.engine import COLUMNS, GLANCE, LONG_GLANCE, Condition, Search, hits, rows
from firsthand.search.engines.spans import LEVELS, Span, span_tokens
from firsthand.search.models import Document
from firsthand.search.position import second, start_of
from firsthand.search.query import Term
from firsthand.search.tokens import scope_token

# The last row of a glance is none that was found: it says how many were looked through, from where to where.
GLANCED = """
    WITH newest AS MATERIALIZED (SELECT id, kind, object_id, group_id, words FROM search_document
        WHERE id > %s ORDER BY id LIMIT %s)
    (SELECT id, kind, object_id, group_id FROM newest WHERE words @@ %s::tsquery ORDER BY id LIMIT %s)
    UNION ALL (SELECT max(id), -1, count(*), min(id) FROM newest)"""
# MATERIALIZED is a fence: asked for the newest few, the planner would walk the table in the hope of meeting them soon.
INDEXED = """
    WITH found AS MATERIALIZED (SELECT id, kind, object_id, group_id FROM search_document
        WHERE words @@ %s::tsquery AND id > %s)
    SELECT id, kind, object_id, group_id FROM found ORDER BY id LIMIT %s"""
AMONG_NEWEST = """
    SELECT word, count(*) FROM (SELECT unnest(tsvector_to_array(words)) AS word
        FROM (SELECT words FROM search_document ORDER BY id LIMIT %s) AS newest) AS each
    WHERE length(word) BETWEEN %s AND %s AND (word LIKE %s OR word = ANY(%s)) GROUP BY word"""
AMONG_ALL = """
    SELECT word, count(*) FROM (SELECT unnest(tsvector_to_array(words)) AS word
        FROM (SELECT words FROM search_document WHERE words @@ %s::tsquery LIMIT %s) AS holding) AS each
    WHERE word = ANY(%s) GROUP BY word"""
MOST_HOLDING, SLIPS = 50, 2
WIDEST_STEP = 64
# What is met less often than this in so wide a step is rare: to ask for its time too would cost more than its rows.
RARE = 20

# Without a list of pending entries, which every search would have to read through.
INDEX_NAME = "search_words"
INDEX = f"CREATE INDEX {INDEX_NAME} ON search_document USING gin (words) WITH (fastupdate = off)"


class Postgres:
    """Looks through the newest, then through spans of time that grow, then everywhere for what is rare."""

    making: tuple[str, ...] = (INDEX,)
    unmaking: tuple[str, ...] = (f"DROP INDEX {INDEX_NAME}",)

    def newest(self, search: Search, *, before: int, limit: int) -> list[Hit]:
        wanted, found, seen = tsquery(search), list[Hit](), Seen(oldest=before)
        for count in (GLANCE, LONG_GLANCE) if search.query.has_beginning else (GLANCE,):
            *more, passed = hits(GLANCED, (seen.oldest, count, wanted, limit - len(found)))
            found += more
            if len(found) >= limit or passed.object_id < count:
                return found
            seen = Seen(oldest=passed.position, newest=seen.newest or passed.group_id)
        return found + further(wanted, seen, found=len(found), limit=limit)

    def holds(self, search: Search) -> Condition:
        return Condition("words @@ %s::tsquery", (tsquery(search),))

    def exactness(self, search: Search) -> Condition:
        exact = [quoted(term.word.whole) for term in search.query.terms]
        return Condition(" + ".join(["(words @@ %s::tsquery)::int"] * len(exact)), tuple(exact))

    def words_like(self, words: Sequence[str], *, beginning: str, length: int) -> dict[str, int]:
        # What is common is met among the newest; only what is rare is worth the index, which counts whatever it finds.
        begins = f"{beginning}%"
        found = dict(rows(AMONG_NEWEST, (GLANCE, length - SLIPS, length + SLIPS, begins, list(words))))
        if any(word in found for word in words):
            return found
        wanted = " | ".join(map(quoted, words))
        return found | dict(rows(AMONG_ALL, (wanted, MOST_HOLDING, list(words))))

    def length(self) -> str:
        return f"length(words) - {len(LEVELS)}"

    def place_tokens(self, position: int) -> Iterable[str]:
        return span_tokens(second(position))

    @contextmanager
    def loading(self) -> Iterator[None]:
        """A GIN index is made from the whole table in a tenth of the time that it takes to grow."""
        with connection.cursor() as cursor, transaction.atomic():
            cursor.execute(f"DROP INDEX IF EXISTS {INDEX_NAME}")
            yield
            cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
            cursor.execute(INDEX)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE search_document")

    def insert(self, rows: Sequence[Document]) -> None:
        with connection.cursor() as cursor, cursor.copy(f"COPY search_document ({COLUMNS}, words) FROM STDIN") as copy:
            for row in rows:
                copy.write_row((row.id, row.kind, row.object_id, row.group_id, row.words))


@dataclass(frozen=True)
class Seen:
    """The positions between which everything has been looked through."""

    oldest: int
    newest: int = 0

    @property
    def seconds(self) -> int:
        return max(1, second(self.newest) - second(self.oldest))


def further(wanted: str, seen: Seen, *, found: int, limit: int) -> list[Hit]:
    """What stands before the documents looked through, in steps as wide as what was found so far lets expect."""
    oldest, reach, more = seen.oldest, seen.seconds, list[Hit]()
    while found + len(more) < limit:
        step = min(WIDEST_STEP, max(2, 2 * limit // (found + len(more) + 1)))
        span = Span(since=max(0, second(oldest) - reach * step), until=second(oldest))
        tokens = () if is_rare(found + len(more), seconds=reach, seen=seen) else span.tokens
        more += hits(INDEXED, (within(wanted, tokens), oldest, limit - found - len(more)))
        if not tokens:
            break
        oldest, reach = start_of(span.start), reach * (step + 1)
    return more


def is_rare(found: int, *, seconds: int, seen: Seen) -> bool:
    return found < RARE and seconds > seen.seconds


def tsquery(search: Search) -> str:
    """The search in the words of PostgreSQL."""
    every = [" | ".join(quoted(scope_token(scope)) for scope in search.scopes)] if search.scopes is not None else []
    every += [alternatives(term) for term in search.query.terms]
    return " & ".join(f"({each})" for each in every)


def within(wanted: str, tokens: Sequence[str]) -> str:
    return f"{wanted} & ({' | '.join(map(quoted, tokens))})" if tokens else wanted


def alternatives(term: Term) -> str:
    found = [quoted(token) for token in term.tokens]
    if term.beginning:
        found.append(f"{quoted(term.beginning)}:*")
    if term.parts:
        found.append("(" + " & ".join(f"({alternatives(part)})" for part in term.parts) + ")")
    return " | ".join(found)


def quoted(token: str) -> str:
    return f"'{token}'"
