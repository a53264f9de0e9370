"""Rows that name one customer name another one from now on, and it is kept which they were."""

from itertools import islice
from typing import Any

from django.db import connection, models

from firsthand.people.models import Moved

AT_ONCE = 500
KEPT = """
INSERT INTO people_moved (joining_id, what, {row}) SELECT %s, %s, id FROM {table} WHERE {column} = %s
ON CONFLICT DO NOTHING
"""


def carry(model: type[models.Model], field: str, *, joining: int, goes: int, stays: int, **also: Any) -> int:
    """Every row of the table that named who goes names who stays: two statements, however many; returns how many.

    `also` is what changes beside it. Safe to do again for what came meanwhile.
    """
    quoted, column = connection.ops.quote_name, str(model._meta.get_field(field).column)  # type: ignore[union-attr]
    statement = KEPT.format(row=quoted("row"), table=quoted(model._meta.db_table), column=quoted(column))
    with connection.cursor() as cursor:
        cursor.execute(statement, [joining, model._meta.label_lower, goes])
    rows: models.QuerySet[Any] = model._default_manager.filter(**{column: goes})
    return rows.update(**{column: stays}, **also)


def carry_some(rows: "models.QuerySet[Any]", field: str, *, joining: int, goes: int, stays: int) -> None:
    """The same for some rows of a table, where others would stand twice."""
    column, what = str(rows.model._meta.get_field(field).column), rows.model._meta.label_lower
    numbers = list(rows.filter(**{column: goes}).values_list("pk", flat=True))
    Moved.objects.bulk_create(
        [Moved(joining_id=joining, what=what, row=number) for number in numbers], ignore_conflicts=True
    )
    rows.model._default_manager.filter(pk__in=numbers).update(**{column: stays})


def carry_back(model: type[models.Model], field: str, *, joining: int, goes: int, stays: int, **also: Any) -> int:
    """What was carried, and is still with who stayed, is the other's again; what came since stays where it is.

    By their numbers, some at a time: as one statement over both tables PostgreSQL compared, while it had not counted the
    rows that were just written, each that was carried with each that they have (10 s for 5,000 of 10,000 messages).
    """
    column = str(model._meta.get_field(field).column)  # type: ignore[union-attr]
    carried = Moved.objects.filter(joining=joining, what=model._meta.label_lower).values_list("row", flat=True)
    theirs: models.QuerySet[Any] = model._default_manager.filter(**{column: stays})
    rows, back = iter(list(carried.order_by("row"))), 0
    while some := list(islice(rows, AT_ONCE)):
        back += theirs.filter(pk__in=some).update(**{column: goes}, **also)
    return back
