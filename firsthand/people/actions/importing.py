"""A file of customers is looked at, taken in, and taken out again."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.files.models import StoredFile
from firsthand.files.storage import read as read_bytes
from firsthand.journal.errands import enqueue
from firsthand.kit.errors import Refused, Stale
from firsthand.people.actions.take_in import Outcome, Taken, take_in_customer
from firsthand.people.actions.taking_out import take_out_some
from firsthand.people.models import Import, ImportedRow
from firsthand.people.rules.sheet import FIELDS, NoColumnChosen, Reading, customer_in, guess
from firsthand.team.models import Representative

SLICE = 100
KNOWN_BY = {"email", "phone", "external_id"}


class ImportIsUnderWay(Stale):
    words = _("It is under way already.")


class ImportIsNotUnderWay(Stale):
    words = _("It is not under way.")


class ImportCannotBeUndone(Refused):
    words = _("There is nothing to undo.")


@transaction.atomic
def look_at_sheet(file: StoredFile, *, by: Representative, at: datetime) -> Import:
    """The file is kept, with what its columns seem to hold; nothing is taken in yet. Raises `NoTable`."""
    raw = read_bytes(file.sha256)
    reading = guess(raw)
    total = sum(1 for _row in reading.rows(raw))
    return Import.objects.create(name=file.name[:200], file=file, reading=as_json(reading), by=by, at=at, total=total)


def reading_of(one: Import) -> Reading:
    """How its file is read."""
    held = one.reading
    return Reading(held["encoding"], held["delimiter"], held["has_heads"], tuple(held["fields"]))


def as_json(reading: Reading) -> dict[str, Any]:
    return {**vars(reading), "fields": list(reading.fields)}


@transaction.atomic
def read_otherwise(one: Import, reading: Reading) -> Import:
    """It is read so. Raises `ImportIsUnderWay`, `NoTable`."""
    one = Import.objects.select_for_update(of=("self",)).select_related("file").get(pk=one.pk)
    if one.state != Import.State.LOOKED_AT or one.file is None:
        raise ImportIsUnderWay
    known = tuple(field if field in FIELDS else "" for field in reading.fields)
    reading = Reading(reading.encoding, reading.delimiter, reading.has_heads, known)
    one.total = sum(1 for _row in reading.rows(read_bytes(one.file.sha256)))
    one.reading = as_json(reading)
    one.save(update_fields=["reading", "total"])
    return one


@transaction.atomic
def begin_import(one: Import) -> Import:
    """It is worked off behind the page. Raises `ImportIsUnderWay`, `NoColumnChosen`."""
    one = Import.objects.select_for_update().get(pk=one.pk)
    if one.state != Import.State.LOOKED_AT:
        raise ImportIsUnderWay
    if not KNOWN_BY & set(reading_of(one).fields):
        raise NoColumnChosen
    return _running(one)


@transaction.atomic
def pause_import(one: Import) -> Import:
    """It rests after the hundred rows at which it is. Raises `ImportIsNotUnderWay`."""
    one = Import.objects.select_for_update().get(pk=one.pk)
    if one.state != Import.State.RUNNING or not one.is_from_page:
        raise ImportIsNotUnderWay
    one.state = Import.State.PAUSED
    one.save(update_fields=["state"])
    return one


@transaction.atomic
def resume_import(one: Import) -> Import:
    """It goes on behind the page with the row at which it rested. Raises `ImportIsUnderWay`."""
    one = Import.objects.select_for_update().get(pk=one.pk)
    if one.state != Import.State.PAUSED:
        raise ImportIsUnderWay
    return _running(one)


def _running(one: Import) -> Import:
    from firsthand.people.errands import carry_on_import

    one.state = Import.State.RUNNING
    one.save(update_fields=["state"])
    enqueue(carry_on_import, one.pk, key=f"import:{one.pk}")
    return one


@transaction.atomic
def undo_import(one: Import) -> Import:
    """What it brought is taken out again behind the page. Raises `ImportCannotBeUndone`."""
    from firsthand.people.errands import carry_on_import

    one = Import.objects.select_for_update().get(pk=one.pk)
    if not one.may_be_undone:
        raise ImportCannotBeUndone
    one.state = Import.State.UNDOING
    one.save(update_fields=["state"])
    enqueue(carry_on_import, one.pk, key=f"import:{one.pk}")
    return one


def carry_on(number: int, *, at: datetime) -> bool:
    """The next hundred rows are taken in, or out; whether there is more. A crash repeats nothing."""
    with transaction.atomic():
        one = Import.objects.select_for_update(of=("self",)).select_related("file", "by").filter(pk=number).first()
        if one is None or not one.is_running:
            return False
        if one.state == Import.State.UNDOING:
            return take_out_some(one, at=at)
        if one.file is None or one.by is None:
            return False
        reading = reading_of(one)
        rows = islice(reading.rows(read_bytes(one.file.sha256)), one.position, one.position + SLICE)
        return _take_in_some(one, list(rows), reading, by=one.by, at=at)


def _take_in_some(
    one: Import, rows: Sequence[Sequence[str]], reading: Reading, *, by: Representative, at: datetime
) -> bool:
    first = one.position + 1 + reading.has_heads
    results = [_row(one, row, reading, line=first + place, by=by, at=at) for place, row in enumerate(rows)]
    ImportedRow.objects.bulk_create([each for each in results if each is not None])
    count(one, results)
    one.position += len(rows)
    if len(rows) < SLICE:
        one.state, one.ended_at = Import.State.DONE, at
    one.save(update_fields=["position", "state", "ended_at", "met", "changed", "same", "refused"])
    return one.is_running


def _row(
    one: Import, row: Sequence[str], reading: Reading, *, line: int, by: Representative, at: datetime
) -> ImportedRow | None:
    try:
        told = customer_in(row, reading.fields, named_by=f"{one.name}, {line}")
        return as_row(one, take_in_customer(told, by=by, at=at), line=line)
    except Refused as refused:
        return refused_row(one, refused, line=line)


def as_row(one: Import, taken: Taken, *, line: int) -> ImportedRow | None:
    """What it takes to undo this row; nothing where it changed nothing."""
    if taken.outcome is Outcome.SAME:
        return None
    undo = {name: getattr(taken, name) for name in ("before", "after", "added", "allowed", "noted", "taken_back")}
    number = taken.number or None
    return ImportedRow(of=one, line=line, outcome=taken.outcome, customer_id=number, undo=undo, version=taken.version)


def refused_row(one: Import, refused: Refused, *, line: int) -> ImportedRow:
    """Why this row was not taken, to be told later in whoever's language."""
    values = {name: str(value) for name, value in refused.values.items()}
    return ImportedRow(of=one, line=line, outcome="refused", why=refused.template[:300], why_values=values)


def count(one: Import, results: Iterable[ImportedRow | None]) -> None:
    """What became of some more rows is added up."""
    for each in results:
        outcome = each.outcome if each else "same"
        setattr(one, outcome, getattr(one, outcome) + 1)
