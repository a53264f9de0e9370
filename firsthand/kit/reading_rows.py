"""Rows of the database become objects, or tuples.

Django makes an object of a row through signals that nobody listens to and a loop over its fields; filling in what the
object holds takes a fifth of the time. It is the same object: none of our models has a say of its own in how it is read.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import reduce
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models.base import ModelState
from django.db.models.query import ModelIterable, get_related_populators

Row = tuple[Any, ...] | list[Any]
Made = TypeVar("Made", bound=models.Model)
# Most lists of most rows hold nothing: a thread of twenty messages has a hundred and forty of them.
EMPTY: dict[Any, Callable[[], Any]] = {"[]": list, "{}": dict}


class Reading:
    """How the rows of one query are read: which values are converted, and which objects stand in a row."""

    def __init__(self, query: "models.QuerySet[Any, Any]", compiler: Any) -> None:
        columns = [column[0] for column in compiler.select[: compiler.col_count]]
        self._conversions = [(place, conversion(*one)) for place, one in compiler.get_converters(columns).items()]
        self._object = Whole(compiler) if issubclass(query._iterable_class, ModelIterable) else None

    def rows(self, found: Iterable[Row]) -> list[Any]:
        converted = list(map(self._converted, found)) if self._conversions else list(found)
        return converted if self._object is None else self._object.made_of(converted)

    def _converted(self, row: Row) -> Row:
        values = list(row)
        for place, read in self._conversions:
            if values[place] is not None:
                values[place] = read(values[place])
        return tuple(values)


class Whole:
    """The object that a row is, with those that are read along with it."""

    def __init__(self, compiler: Any) -> None:
        shown = compiler.klass_info
        start, end = shown["select_fields"][0], shown["select_fields"][-1] + 1
        self._model, self._own = shown["model"], slice(start, end)
        self._names = [column[0].target.attname for column in compiler.select[self._own]]
        related = get_related_populators(shown, compiler.select, compiler.using)  # type: ignore[call-arg]  # as in Django 5.2
        self._beside = list(compiler.annotation_col_map.items())
        self._related = list(zip(map(name_of, shown.get("related_klass_infos", ())), related, strict=True))

    def made_of(self, rows: Iterable[Row]) -> list[Any]:
        seen: dict[tuple[str, Any], models.Model | None] = {}
        return [self._one(row, seen) for row in rows]

    def _one(self, row: Row, seen: dict[tuple[str, Any], models.Model | None]) -> models.Model:
        made: models.Model = filled(self._model, self._names, row[self._own])
        for name, place in self._beside:
            made.__dict__[name] = row[place]
        for name, one in self._related:
            key = (name, row[one.cols_start + one.pk_idx])
            # Many of fifty rows have one owner: it is one object, as it is one person.
            if key not in seen:
                seen[key] = related_in(row, one)
            join(made, seen[key], one)
        return made


def related_in(row: Row, one: Any) -> models.Model | None:
    """The object read along with another, with its own; none where there is none."""
    values = one.reorder_for_init(row) if one.reorder_for_init else row[one.cols_start : one.cols_end]
    if values[one.pk_idx] is None:
        return None
    made: models.Model = filled(one.model_cls, one.init_list, values)
    for further in one.related_populators:
        join(made, related_in(row, further), further)
    return made


def join(made: models.Model, other: models.Model | None, one: Any) -> None:
    one.local_setter(made, other)
    if other is not None:
        one.remote_setter(other, made)


def filled(model: type[Made], names: Sequence[str], values: Sequence[Any]) -> Made:
    """The row as an object; a field that was not asked for is fetched when it is wanted, as Django does."""
    made = model.__new__(model)
    made._state = state = ModelState()
    state.adding, state.db = False, DEFAULT_DB_ALIAS
    made.__dict__.update(zip(names, values, strict=True))
    return made


def name_of(related: dict[str, Any]) -> str:
    """By which name a row knows the related one."""
    field = related["field"]
    return str(field.remote_field.cache_name if related["reverse"] else field.cache_name)


def conversion(converters: Sequence[Callable[..., Any]], column: Any) -> Callable[[Any], Any]:
    """How a value of the column is read."""
    if connection.vendor == "sqlite" and isinstance(column.output_field, models.DateTimeField):
        return moment
    if connection.vendor == "sqlite" and type(column.output_field) is models.BooleanField:
        return bool
    if isinstance(column.output_field, models.JSONField):
        return lambda value: EMPTY[value]() if value in EMPTY else read_by(converters, column, value)
    return lambda value: read_by(converters, column, value)


def read_by(converters: Sequence[Callable[..., Any]], column: Any, value: Any) -> Any:
    return reduce(lambda so_far, convert: convert(so_far, column, connection), converters, value)


def moment(read: datetime) -> datetime:
    """Django gives a moment its zone in 3 µs, this in a tenth: a desk of fifty rows holds two hundred of them."""
    return read.replace(tzinfo=UTC)
