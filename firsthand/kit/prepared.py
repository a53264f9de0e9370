"""A query that Django puts into SQL once, and that is asked again and again with other values.

Building the SQL of a look-up by its chain of filters takes Django three times as long as SQLite takes to answer
(250 µs against 80), so what every letter and every page asks is built once for each thread.
"""

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import reduce
from typing import Any, Generic, ParamSpec, TypeVar

from django.db import connection, models
from django.db.models.query import get_related_populators

Row = TypeVar("Row", bound=models.Model)
Values = ParamSpec("Values")
Value = int | str
# No query of ours names so large a number itself, so each place of a value is found again in the finished SQL.
FIRST_MARK = 4_611_686_018_427_000_000
MOST_SHAPES = 50


def prepared(ask: Callable[Values, models.QuerySet[Row]]) -> "Prepared[Values, Row]":
    """Make a function that returns a queryset one that returns its rows; texts and whole numbers may vary."""
    return Prepared(ask)


class Prepared(Generic[Values, Row]):
    """The SQL for each shape of the arguments: how many there are, and those that are neither text nor number."""

    def __init__(self, ask: Callable[Values, models.QuerySet[Row]]) -> None:
        self._ask: Callable[..., models.QuerySet[Row]] = ask
        self._kept = threading.local()

    def __call__(self, *values: Values.args, **named: Values.kwargs) -> list[Row]:
        given: tuple[Any, ...] = (*values, *named.values())
        shape = (tuple(named), tuple(Value if type(value) in (int, str) else value for value in given))
        known: dict[Any, Statement[Row]] = vars(self._kept)
        if shape not in known:
            if len(known) >= MOST_SHAPES:
                known.clear()
            known[shape] = Statement(self._ask, values, named)
        return known[shape].rows([value for value in given if type(value) in (int, str)])


class Statement(Generic[Row]):
    """One finished piece of SQL, where its values go, and how its rows become objects."""

    def __init__(self, ask: Callable[..., models.QuerySet[Row]], values: Any, named: Any) -> None:
        marks = Marks()
        query = ask(*map(marks.instead_of, values), **{name: marks.instead_of(value) for name, value in named.items()})
        self._compiler = query.query.get_compiler(using=query.db)
        self._sql, parameters = self._compiler.as_sql()
        self._parameters = [marks.place(parameter) for parameter in parameters]
        shown = self._compiler.klass_info
        start, end = shown["select_fields"][0], shown["select_fields"][-1] + 1
        self._model, self._own = shown["model"], slice(start, end)
        self._names = [column[0].target.attname for column in self._compiler.select[self._own]]
        related = get_related_populators(shown, self._compiler.select, query.db)  # type: ignore[call-arg]  # as in Django 5.2
        self._related = list(zip(map(name_of, shown.get("related_klass_infos", ())), related, strict=True))
        columns = [column[0] for column in self._compiler.select[: self._compiler.col_count]]
        self._readings = [(place, reading(*one)) for place, one in self._compiler.get_converters(columns).items()]

    def rows(self, values: list[Value]) -> list[Row]:
        with connection.cursor() as cursor:
            cursor.execute(self._sql, [values[one.number] if type(one) is Place else one for one in self._parameters])
            found = cursor.fetchall()
        seen: dict[tuple[str, Any], models.Model | None] = {}
        return [self._object(list(row), seen) for row in found]

    def _object(self, row: list[Any], seen: dict[tuple[str, Any], models.Model | None]) -> Row:
        for place, read in self._readings:
            if row[place] is not None:
                row[place] = read(row[place])
        made: Row = self._model.from_db(connection.alias, self._names, row[self._own])
        for name, one in self._related:
            key = (name, row[one.cols_start + one.pk_idx])
            if key in seen:
                # Many of fifty rows have one owner: it is one object, as it is one person.
                one.local_setter(made, seen[key])
            else:
                one.populate(row, made)
                seen[key] = made._state.fields_cache[name]
        return made


def name_of(related: dict[str, Any]) -> str:
    """By which name a row knows the related one."""
    field = related["field"]
    return str(field.remote_field.cache_name if related["reverse"] else field.cache_name)


def reading(converters: Sequence[Callable[..., Any]], column: Any) -> Callable[[Any], Any]:
    """How a value of the column is read."""
    if connection.vendor == "sqlite" and isinstance(column.output_field, models.DateTimeField):
        return moment
    return lambda value: reduce(lambda so_far, convert: convert(so_far, column, connection), converters, value)


def moment(read: datetime) -> datetime:
    """Django gives a moment its zone in 3 µs, this in a tenth: a desk of fifty rows holds two hundred of them."""
    return read.replace(tzinfo=UTC)


class Place:
    """Where the value of this number goes."""

    __slots__ = ("number",)

    def __init__(self, number: int) -> None:
        self.number = number


class Marks:
    """Values that stand for others while the SQL is made."""

    def __init__(self) -> None:
        self._count = 0

    def instead_of(self, value: Any) -> Any:
        if type(value) not in (int, str):
            return value
        self._count += 1
        mark = FIRST_MARK + self._count - 1
        return str(mark) if type(value) is str else mark

    def place(self, parameter: Any) -> Any:
        number = int(parameter) - FIRST_MARK if str(parameter).isdecimal() else -1
        return Place(number) if 0 <= number < self._count else parameter
