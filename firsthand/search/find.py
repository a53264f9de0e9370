"""Asking the index: what holds the words that someone typed."""

from math import log2

from firsthand.search.documents import Hit
from firsthand.search.engines import engine
from firsthand.search.engines.engine import Search, rows
from firsthand.search.position import FIRST
from firsthand.search.query import understand

# Whoever would look further back adds a word: a list is no answer to a question that matches everything.
MOST_CANDIDATES = 2_000
Scopes = tuple[str, ...] | None


def matches(query: str, *, limit: int = 200, before: int | None = None, scopes: Scopes = None) -> list[Hit]:
    """The newest documents that hold every word, in any of its forms; `before` is the position of the last one known.

    With `scopes`, only documents put into one of them; None is everywhere, and no scope at all is nowhere.
    """
    return newest(Search(understand(query), scopes), limit=limit, before=before)


def groups_matching(query: str, *, limit: int = 50, before: int | None = None, scopes: Scopes = None) -> list[Hit]:
    """The newest hit of each group, newest first; a group that has a hit from `before` on was on an earlier page."""
    search = Search(understand(query), scopes)
    found: dict[int, Hit] = {}
    cursor, at_once = before, 2 * limit
    for _ in range(0, MOST_CANDIDATES, at_once):
        step = newest(search, limit=at_once, before=cursor)
        earlier = groups_from(before, search, among=step)
        for hit in step:
            if hit.group_id not in earlier:
                found.setdefault(hit.group_id, hit)
        if len(found) >= limit or len(step) < at_once:
            break
        cursor = step[-1].position
    return list(found.values())[:limit]


def best(query: str, *, limit: int = 50, scopes: Scopes = None) -> list[Hit]:
    """Of the newest two thousand: first those that hold the words just as typed, then the shorter, then the newer."""
    search = Search(understand(query), scopes)
    found = newest(search, limit=MOST_CANDIDATES)
    marks = marks_of(search, found)
    return sorted(found, key=lambda hit: marks[hit.position])[:limit]


def newest(search: Search, *, limit: int, before: int | None = None) -> list[Hit]:
    if not search.can_find:
        return []
    return engine().newest(search, before=FIRST if before is None else before, limit=limit)


def groups_from(position: int | None, search: Search, *, among: list[Hit]) -> set[int]:
    """The groups among the hits that have one at the position, or a newer one."""
    if position is None or not among:
        return set()
    groups, condition = tuple({hit.group_id for hit in among}), engine().holds(search)
    sql = (
        f"SELECT DISTINCT group_id FROM search_document WHERE group_id IN ({places(groups)})"  # noqa: S608  # fixed pieces
        f" AND id <= %s AND {condition.sql}"
    )
    return {group for (group,) in rows(sql, (*groups, position, *condition.values))}


def marks_of(search: Search, found: list[Hit]) -> dict[int, tuple[int, int]]:
    """How far each hit is from the best: words not as typed, and the doublings of its length."""
    if not found:
        return {}
    positions, exact = tuple(hit.position for hit in found), engine().exactness(search)
    sql = (
        f"SELECT id, {exact.sql}, {engine().length()} FROM search_document"  # noqa: S608  # fixed pieces
        f" WHERE id IN ({places(positions)})"
    )
    answer = rows(sql, (*exact.values, *positions))
    return {position: (-words, int(log2(max(1, length)))) for position, words, length in answer}


def places(values: tuple[int, ...]) -> str:
    return ", ".join(["%s"] * len(values))
