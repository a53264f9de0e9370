"""The index in SQLite: FTS5 over the tokens, kept in step by triggers, read by row id, which is time."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import connection, transaction

from firsthand.search.documents import Hit
from firsthand.search.engines.engine import LONG_GLANCE, Condition, Search, hits, rows
from firsthand.search.models import Document
from firsthand.search.query import Term
from firsthand.search.tokens import scope_token

# CROSS JOIN: the index is read first, in its own order, and a document is fetched for each hit.
NEWEST = """
    SELECT d.id, d.kind, d.object_id, d.group_id
    FROM search_words CROSS JOIN search_document d ON d.id = search_words.rowid
    WHERE search_words MATCH %s AND search_words.rowid > %s ORDER BY search_words.rowid LIMIT %s"""
GLANCED = """
    SELECT id, kind, object_id, group_id FROM (SELECT * FROM search_document WHERE id > %s ORDER BY id LIMIT %s)
    WHERE {condition} LIMIT %s"""
INSERT = "INSERT INTO search_document (id, kind, object_id, group_id, words) VALUES (%s, %s, %s, %s, %s)"

# The tokenizer `ascii` takes every sign above ASCII as part of a word, so the tokens stay as the analyser made them.
PREFIX = 3
TABLE = f"""CREATE VIRTUAL TABLE search_words USING fts5(
    words, content='search_document', content_rowid='id', detail='none', columnsize=0, prefix='{PREFIX}',
    tokenize="ascii tokenchars '_'")"""
VOCABULARY = "CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_words, 'row')"
BEGINNING_SO = "SELECT term FROM search_vocabulary WHERE term >= %s AND term < %s LIMIT %s"
MOST_BEGINNINGS = 300
NEARLY_SO = """
    SELECT term, doc FROM (SELECT term, doc FROM search_vocabulary WHERE term >= %s AND term < %s LIMIT %s)
    WHERE length(term) BETWEEN %s AND %s"""
EXACTLY_SO = "SELECT term, doc FROM search_vocabulary WHERE term IN ({places})"
MOST_LOOKED_AT, SLIPS = 2_000, 2
TRIGGERS = {
    "search_words_in": """CREATE TRIGGER search_words_in AFTER INSERT ON search_document BEGIN
        INSERT INTO search_words (rowid, words) VALUES (new.id, new.words); END""",
    "search_words_out": """CREATE TRIGGER search_words_out AFTER DELETE ON search_document BEGIN
        INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', old.id, old.words); END""",
    "search_words_anew": """CREATE TRIGGER search_words_anew AFTER UPDATE ON search_document BEGIN
        INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', old.id, old.words);
        INSERT INTO search_words (rowid, words) VALUES (new.id, new.words); END""",
}


class Sqlite:
    """FTS5 stores only which document holds which token: no places, no sizes, and no second copy of the words."""

    making: tuple[str, ...] = (TABLE, VOCABULARY, *TRIGGERS.values())
    unmaking: tuple[str, ...] = (
        *(f"DROP TRIGGER {name}" for name in TRIGGERS),
        "DROP TABLE search_vocabulary",
        "DROP TABLE search_words",
    )

    def newest(self, search: Search, *, before: int, limit: int) -> list[Hit]:
        if search.query.has_beginning and len(found := self.glance(search, before=before, limit=limit)) >= limit:
            return found
        return hits(NEWEST, (match(search), before, limit))

    def glance(self, search: Search, *, before: int, limit: int) -> list[Hit]:
        condition = self.holds(search)
        return hits(GLANCED.format(condition=condition.sql), (before, LONG_GLANCE, *condition.values, limit))

    def holds(self, search: Search) -> Condition:
        alternatives = [[f" {scope_token(scope)} " for scope in search.scopes]] if search.scopes is not None else []
        sql = [any_of(needles) for needles in alternatives] + [term_holds(term) for term in search.query.terms]
        values = [needle for needles in alternatives for needle in needles]
        values += [needle for term in search.query.terms for needle in needles_of(term)]
        return Condition(" AND ".join(sql), tuple(values))

    def exactness(self, search: Search) -> Condition:
        exact = [f" {term.word.whole} " for term in search.query.terms]
        return Condition(" + ".join(["(instr(words, %s) > 0)"] * len(exact)), tuple(exact))

    def words_like(self, words: Sequence[str], *, beginning: str, length: int) -> dict[str, int]:
        # Of the words that may be meant those that begin as typed are met on the way through the others.
        others = [word for word in words if not word.startswith(beginning)]
        end = beginning + chr(0x10FFFF)
        near = rows(NEARLY_SO, (beginning, end, MOST_LOOKED_AT, length - SLIPS, length + SLIPS))
        exact = rows(EXACTLY_SO.format(places=", ".join(["%s"] * len(others))), others) if others else []
        return dict([*near, *exact])

    def length(self) -> str:
        return "length(words) - length(replace(words, ' ', '')) - 1"

    def place_tokens(self, position: int) -> Iterable[str]:
        return ()

    @contextmanager
    def loading(self) -> Iterator[None]:
        """Merging while loading would write the same words many times: the index is made anew at the end."""
        with connection.cursor() as cursor, transaction.atomic():
            for name in TRIGGERS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            yield
            cursor.execute("INSERT INTO search_words (search_words, rank) VALUES ('hashsize', 67108864)")
            cursor.execute("INSERT INTO search_words (search_words) VALUES ('rebuild')")
            cursor.execute("INSERT INTO search_words (search_words) VALUES ('optimize')")
            cursor.execute("INSERT INTO search_words (search_words, rank) VALUES ('hashsize', 1048576)")
            for trigger in TRIGGERS.values():
                cursor.execute(trigger)

    def insert(self, rows: Sequence[Document]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(INSERT, [(row.id, row.kind, row.object_id, row.group_id, row.words) for row in rows])


def match(search: Search) -> str:
    """The search in the words of FTS5."""
    every = [" OR ".join(quoted(scope_token(scope)) for scope in search.scopes)] if search.scopes is not None else []
    every += [alternatives(term) for term in search.query.terms]
    return " AND ".join(f"({each})" for each in every)


def alternatives(term: Term) -> str:
    found = [quoted(token) for token in term.tokens]
    if term.beginning:
        found += beginnings(term.beginning)
    if term.parts:
        found.append("(" + " AND ".join(f"({alternatives(part)})" for part in term.parts) + ")")
    return " OR ".join(found)


def beginnings(beginning: str) -> list[str]:
    """The words that begin so: asked for a beginning that it has no index of, FTS5 sorts all their documents first."""
    prefix = [f"{quoted(beginning)} *"]
    if len(beginning) <= PREFIX:
        return prefix
    found = rows(BEGINNING_SO, (beginning, beginning + chr(0x10FFFF), MOST_BEGINNINGS + 1))
    return [quoted(token) for (token,) in found] if 0 < len(found) <= MOST_BEGINNINGS else prefix


def quoted(token: str) -> str:
    return f'"{token}"'


def term_holds(term: Term) -> str:
    parts = " AND ".join(term_holds(part) for part in term.parts)
    own = any_of([*term.tokens, *filter(None, [term.beginning])])
    return f"({own} OR ({parts}))" if parts else own


def any_of(needles: Sequence[str]) -> str:
    return "(" + (" OR ".join(["instr(words, %s)"] * len(needles)) or "0") + ")"


def needles_of(term: Term) -> Iterator[str]:
    yield from (f" {token} " for token in term.tokens)
    if term.beginning:
        yield f" {term.beginning}"
    for part in term.parts:
        yield from needles_of(part)
