"""A row written down or changed by SQL that is made once for each model.

Django's `save()` makes the same INSERT anew each time, at 250 µs for a message; this takes 60. It is for the rows that
every letter and answer writes; no signal is sent, and columns with a default in the table are not for it.
"""

from functools import cache
from typing import Any

from django.db import connection, models

# Fields and the plain values in them that a driver takes as they are.
AS_IT_IS = {models.CharField: str, models.TextField: str, models.BooleanField: bool}


def insert(row: models.Model) -> None:
    """The row, which has no number yet, stands in its table and knows its number."""
    kind = type(row)
    values = [value_of(field, row, adding=True) for field in written_fields(kind)]
    with connection.cursor() as cursor:
        cursor.execute(insertion(kind), values)
        (row.pk,) = cursor.fetchone()
    row._state.adding, row._state.db = False, connection.alias


def update(row: models.Model, *names: str) -> None:
    """These fields of the row are written."""
    fields = changed_fields(type(row), names)
    values = [value_of(field, row, adding=False) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(change(type(row), names), [*values, row.pk])


def value_of(field: "models.Field[Any, Any]", row: models.Model, *, adding: bool) -> Any:
    """What stands in the column: most of a row goes as it is, which Django's fields take ten times as long to find."""
    kind, value = type(field), getattr(row, field.attname)
    if kind in AS_IT_IS and (value is None or type(value) is AS_IT_IS[kind]):
        return value
    if kind is models.ForeignKey and (value is None or (type(value) is int and connection.vendor == "sqlite")):
        return value
    return field.get_db_prep_save(field.pre_save(row, adding), connection)


@cache
def written_fields(kind: type[models.Model]) -> "list[models.Field[Any, Any]]":
    return [field for field in kind._meta.concrete_fields if not field.primary_key]


@cache
def changed_fields(kind: type[models.Model], names: tuple[str, ...]) -> "list[models.Field[Any, Any]]":
    return [field for field in written_fields(kind) if field.name in names or field.attname in names]


@cache
def insertion(kind: type[models.Model]) -> str:
    columns = [connection.ops.quote_name(str(field.column)) for field in written_fields(kind)]
    places = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {table(kind)} ({', '.join(columns)}) VALUES ({places}) RETURNING id"  # noqa: S608  # our names


@cache
def change(kind: type[models.Model], names: tuple[str, ...]) -> str:
    columns = [f"{connection.ops.quote_name(str(field.column))} = %s" for field in changed_fields(kind, names)]
    return f"UPDATE {table(kind)} SET {', '.join(columns)} WHERE id = %s"  # noqa: S608  # our names


def table(kind: type[models.Model]) -> str:
    return connection.ops.quote_name(kind._meta.db_table)
