"""Very many rows into the tables of Django's models, as fast as an engine takes them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models

Row = tuple[Any, ...]


class Table:
    """Rows of one model with these columns; every other column has its default."""

    def __init__(self, model: type[models.Model], *columns: str) -> None:
        others = [field for field in model._meta.concrete_fields if field.column not in columns]
        others = [field for field in others if not field.primary_key and not _has_default_in_table(field)]
        self.columns = [*columns, *(field.column for field in others)]
        self._rest = tuple(_default(field) for field in others)
        self._name = connection.ops.quote_name(model._meta.db_table)

    def put(self, rows: Iterable[Row]) -> None:
        names = ", ".join(connection.ops.quote_name(str(one)) for one in self.columns)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {self._name} ({names}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row + self._rest)
            else:
                places = ", ".join("?" * len(self.columns))
                insert = f"INSERT INTO {self._name} ({names}) VALUES ({places})"
                connection.connection.executemany(insert, (row + self._rest for row in rows))


def _has_default_in_table(field: models.Field[Any, Any]) -> bool:
    return field.has_db_default()


def _default(field: models.Field[Any, Any]) -> Any:
    value = field.get_default()
    return "[]" if value == [] else "{}" if value == {} else value


def moment(at: datetime) -> str:
    """As both engines take it: UTC without saying so."""
    return at.strftime("%Y-%m-%d %H:%M:%S.%f")


@contextmanager
def in_a_hurry(*loaded: type[models.Model]) -> Iterator[None]:
    """Neither durable nor checked, and the indexes are made at the end."""
    _execute(*HURRY[connection.vendor])
    kept = [(name, made) for model in loaded for name, made in _indexes(model)]
    _execute(*(f'DROP INDEX "{name}"' for name, _made in kept))
    yield
    _execute(*(made for _name, made in kept))
    continue_numbers(*loaded)
    _execute(*CALM[connection.vendor])


def continue_numbers(*loaded: type[models.Model]) -> None:
    """The next row of each is numbered behind those that came with a number."""
    _execute(*connection.ops.sequence_reset_sql(no_style(), list(loaded)))


def _indexes(model: type[models.Model]) -> list[Row]:
    """The indexes that no constraint stands on, by name, and how each is made."""
    with connection.cursor() as cursor:
        cursor.execute(INDEXES[connection.vendor], [model._meta.db_table])
        return list(cursor.fetchall())


def _execute(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


INDEXES = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = %s",
    "postgresql": "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND indexname NOT IN "
    "(SELECT conname FROM pg_constraint)",
}
HURRY = {
    "sqlite": [
        "PRAGMA foreign_keys=OFF",
        "PRAGMA journal_mode=OFF",
        "PRAGMA synchronous=OFF",
        "PRAGMA cache_size=-400000",
    ],
    "postgresql": [
        "SET session_replication_role = replica",
        "SET synchronous_commit = off",
        "SET maintenance_work_mem = '256MB'",
    ],
}
CALM = {
    "sqlite": ["PRAGMA journal_mode=WAL", "ANALYZE"],
    "postgresql": ["SET session_replication_role = origin", "VACUUM ANALYZE"],
}
