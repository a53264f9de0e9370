"""How many SQL statements something may take, asserted where it is tested."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

# Opening and closing a transaction costs no look at the data, and SQLite and PostgreSQL count it differently.
FREE = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA", "SET ")


@contextmanager
def budget(statements: int) -> Iterator[None]:
    """What happens inside takes at most so many statements; else they are shown, each with its number."""
    with CaptureQueriesContext(connection) as captured:
        yield
    taken = [query["sql"] for query in captured if not query["sql"].upper().startswith(FREE)]
    if len(taken) > statements:
        shown = "\n".join(f"{number:4}. {sql[:300]}" for number, sql in enumerate(taken, start=1))
        pytest.fail(f"{len(taken)} statements, where {statements} are allowed:\n{shown}", pytrace=False)
