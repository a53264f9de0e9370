"""How many SQL statements something may take, and that none walks a whole table, asserted where it is tested."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

# Opening and closing a transaction costs no look at the data, and SQLite and PostgreSQL count it differently.
FREE = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA", "SET ")
# What grows with every letter: whoever reads one of them from end to end is slow in a year.
GROWING = (
    "conversations_message",
    "conversations_conversation",
    "conversations_attachment",
    "journal_entry",
    "people_customer",
    "people_address",
    "email_letter",
    "files_storedfile",
    "promises_promise",
    "search_document",
)


@contextmanager
def budget(statements: int) -> Iterator[None]:
    """What happens inside takes at most so many statements, each through an index; else they are shown."""
    with CaptureQueriesContext(connection) as captured:
        yield
    taken = [query["sql"] for query in captured if not query["sql"].upper().startswith(FREE)]
    if len(taken) > statements:
        shown = "\n".join(f"{number:4}. {sql[:300]}" for number, sql in enumerate(taken, start=1))
        pytest.fail(f"{len(taken)} statements, where {statements} are allowed:\n{shown}", pytrace=False)
    if connection.vendor == "sqlite" and (walks := [sql for sql in taken if walked(sql)]):
        pytest.fail("These read a growing table from end to end:\n" + "\n".join(walks), pytrace=False)


def walked(sql: str) -> bool:
    """Whether SQLite would read a growing table row by row for it: a plan without an index where one is needed."""
    if not sql.startswith(("SELECT", "UPDATE", "DELETE")):
        return False
    plan = [step for *_numbers, step in connection.connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    if "LIMIT" in sql and not any(step.startswith("USE TEMP B-TREE") for step in plan):
        return False  # it is read in its own order, and only as far as it is wanted
    names = {alias: table for table, alias in re.findall(r'"(\w+)" ([A-Z]\d+)\b', sql)}
    scanned = [found[1] for step in plan if (found := re.fullmatch(r"SCAN (\w+)", step))]
    return any(names.get(name, name) in GROWING for name in scanned)
