"""A row written down or changed by SQL that is made once for each model.

Django's `save()` makes the same INSERT anew each time, at 250 µs for a message; this takes 60. It is for the rows that
every letter and answer writes; no signal is sent, and columns with a default in the table are not for it.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from types import NoneType
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models

TEXTS = {models.CharField, models.TextField}
NUMBERS = {models.ForeignKey, models.IntegerField, models.BigIntegerField, models.PositiveIntegerField}
# A field, and the types of values in it that the driver takes as they are.
Column = tuple["models.Field[Any, Any]", frozenset[type]]


def insert(row: models.Model) -> None:
    """The row, which has no number yet, stands in its table and knows its number."""
    insert_few([row])


def insert_few(rows: Sequence[models.Model]) -> None:
    """A few rows of one model, which have no numbers yet, stand in their table in one statement, and know their numbers."""
    kind, here = type(rows[0]), connections[DEFAULT_DB_ALIAS]
    values = [value_of(column, row, adding=True, here=here) for row in rows for column in columns(kind, ())]
    with here.cursor() as cursor:
        cursor.execute(insertion(kind, len(rows)), values)
        numbers = cursor.fetchall()
    for row, (number,) in zip(rows, numbers, strict=True):
        row.pk = number
        row._state.adding, row._state.db = False, connection.alias


def update(row: models.Model, *names: str) -> None:
    """These fields of the row are written."""
    here = connections[DEFAULT_DB_ALIAS]
    values = [value_of(column, row, adding=False, here=here) for column in columns(type(row), names)]
    with here.cursor() as cursor:
        cursor.execute(change(type(row), names), [*values, row.pk])


def update_all(rows: Sequence[models.Model], *names: str) -> None:
    """These fields of each of the rows, which are of one model, are written: one statement that is run for each of them."""
    if not rows:
        return
    kind, here = type(rows[0]), connections[DEFAULT_DB_ALIAS]
    with here.cursor() as cursor:
        cursor.executemany(
            change(kind, names),
            [
                [*(value_of(column, row, adding=False, here=here) for column in columns(kind, names)), row.pk]
                for row in rows
            ],
        )


def value_of(column: Column, row: models.Model, *, adding: bool, here: Any) -> Any:
    """What stands in the column: most of a row goes as it is, which Django's fields take ten times as long to find."""
    field, plain = column
    value = getattr(row, field.attname)
    if type(value) in plain:
        return value
    if type(field) is models.DateTimeField and type(value) is datetime and is_kept_as_text(value, here=here):
        return str(value.replace(tzinfo=None))
    return field.get_db_prep_save(field.pre_save(row, adding), here)


def is_kept_as_text(value: datetime, *, here: Any) -> bool:
    return value.tzinfo is UTC and here.vendor == "sqlite"


@cache
def columns(kind: type[models.Model], names: tuple[str, ...]) -> list[Column]:
    """The fields of these names, or all that are written."""
    return [(field, plain_in(field)) for field in (changed_fields(kind, names) if names else written_fields(kind))]


def plain_in(field: "models.Field[Any, Any]") -> frozenset[type]:
    """The types of values that the driver takes as they are: no field that fills itself in, and on PostgreSQL no number."""
    kind = type(field)
    if kind is models.DateTimeField:
        return frozenset() if field.auto_now or field.auto_now_add else frozenset({NoneType})  # type: ignore[attr-defined]
    if kind in TEXTS:
        return frozenset({NoneType, str})
    if kind is models.BooleanField:
        return frozenset({NoneType, bool})
    if kind in NUMBERS:
        return frozenset({NoneType, int} if connection.vendor == "sqlite" else {NoneType})
    return frozenset()


@cache
def written_fields(kind: type[models.Model]) -> "list[models.Field[Any, Any]]":
    return [field for field in kind._meta.concrete_fields if not field.primary_key]


@cache
def changed_fields(kind: type[models.Model], names: tuple[str, ...]) -> "list[models.Field[Any, Any]]":
    return [field for field in written_fields(kind) if field.name in names or field.attname in names]


@cache
def insertion(kind: type[models.Model], rows: int) -> str:
    named = [connection.ops.quote_name(str(field.column)) for field in written_fields(kind)]
    places = ", ".join([f"({', '.join(['%s'] * len(named))})"] * rows)
    return f"INSERT INTO {table(kind)} ({', '.join(named)}) VALUES {places} RETURNING id"  # noqa: S608  # our names


@cache
def change(kind: type[models.Model], names: tuple[str, ...]) -> str:
    named = [f"{connection.ops.quote_name(str(field.column))} = %s" for field in changed_fields(kind, names)]
    return f"UPDATE {table(kind)} SET {', '.join(named)} WHERE id = %s"  # noqa: S608  # our names


def table(kind: type[models.Model]) -> str:
    return connection.ops.quote_name(kind._meta.db_table)
