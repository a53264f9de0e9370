"""The two engines: what each needs to be told to find the same."""

from django.db import connection

from firsthand.search.engines.engine import Engine
from firsthand.search.engines.postgres import Postgres
from firsthand.search.engines.sqlite import Sqlite

__all__ = ["Engine", "engine"]


def engine() -> Engine:
    """The engine of the database in use."""
    return ENGINES[connection.vendor]


ENGINES: dict[str, Engine] = {"postgresql": Postgres(), "sqlite": Sqlite()}
