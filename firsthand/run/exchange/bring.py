"""Lines of JSON are taken in: each type by its own folder, in slices that a crash does not repeat."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.journal.actor import HOUSE
from firsthand.kit.errors import Refused
from firsthand.kit.text import without_nulls
from firsthand.people.actions.importing import as_row, count, refused_row
from firsthand.people.actions.take_in import Taken, take_in_company, take_in_customer
from firsthand.people.models import Import, ImportedRow
from firsthand.people.rules.record import company_told, customer_told

SLICE, LONGEST_LINE = 100, 1_000_000


class NotJson(Refused):
    words = _("This line is no JSON object.")


class NoSuchType(Refused):
    words = _("There is no type “{given}”. There are: {types}.")


def _customer(given: Mapping[str, Any], at: datetime) -> Taken:
    return take_in_customer(customer_told(given), by=HOUSE, at=at)


def _company(given: Mapping[str, Any], at: datetime) -> Taken:
    taken = take_in_company(company_told(given), by=HOUSE, at=at)
    return Taken(0, taken.outcome)


TYPES: Mapping[str, Callable[[Mapping[str, Any], datetime], Taken]] = {"company": _company, "customer": _customer}


@dataclass(frozen=True)
class Line:
    """One line that was refused: its number and why."""

    number: int
    why: str


def bring(path: Path, *, at: datetime, refused: Callable[[Line], None]) -> Import:
    """All lines stand or are refused with why; one that was broken off goes on where it was."""
    one = _begun(path, at=at)
    with path.open("rb") as file:
        lines = islice(enumerate(file, start=1), one.position, None)
        while some := list(islice(lines, SLICE)):
            _slice(one, some, at=at, refused=refused)
    one.state, one.ended_at = Import.State.DONE, at
    one.save(update_fields=["state", "ended_at"])
    return one


def try_out(path: Path, *, at: datetime, refused: Callable[[Line], None]) -> Import:
    """What would become of each line is told, and nothing is written."""
    with transaction.atomic():
        one = Import.objects.create(name=path.name[:200], at=at, state=Import.State.RUNNING)
        with path.open("rb") as file:
            lines = iter(enumerate(file, start=1))
            while some := list(islice(lines, SLICE)):
                _slice(one, some, at=at, refused=refused)
        transaction.set_rollback(True)
    return one


def _begun(path: Path, *, at: datetime) -> Import:
    with path.open("rb") as file:
        fingerprint = hashlib.file_digest(file, "sha256").hexdigest()
    broken_off = Import.objects.filter(fingerprint=fingerprint, state=Import.State.RUNNING, file=None)
    return broken_off.order_by("-pk").first() or Import.objects.create(
        name=path.name[:200], fingerprint=fingerprint, at=at, state=Import.State.RUNNING
    )


@transaction.atomic
def _slice(one: Import, lines: list[tuple[int, bytes]], *, at: datetime, refused: Callable[[Line], None]) -> None:
    results = [_row(one, number, raw, at=at) for number, raw in lines if raw.strip()]
    count(one, results)
    ImportedRow.objects.bulk_create([each for each in results if each is not None])
    one.position = lines[-1][0]
    one.save(update_fields=["position", "met", "changed", "same", "refused"])
    for each in results:
        if each is not None and each.outcome == "refused":
            refused(Line(each.line, each.sentence))


def _row(one: Import, number: int, raw: bytes, *, at: datetime) -> ImportedRow | None:
    try:
        given = _read(raw)
        taken = TYPES[str(given["type"])](given, at)
    except Refused as why:
        return refused_row(one, why, line=number)
    return as_row(one, taken, line=number)


def _read(raw: bytes) -> Mapping[str, Any]:
    try:
        given = _without_nulls(json.loads(raw[:LONGEST_LINE]))
    except (ValueError, RecursionError) as wrong:
        raise NotJson from wrong
    if not isinstance(given, dict):
        raise NotJson
    if (named := str(given.get("type"))) not in TYPES:
        raise NoSuchType(given=named[:40], types=", ".join(TYPES))
    return given


def _without_nulls(given: Any) -> Any:
    """What the line says, wherever it says it, without what a database cannot hold."""
    match given:
        case str():
            return without_nulls(given)
        case list():
            return [_without_nulls(one) for one in given]
        case dict():
            return {name: _without_nulls(one) for name, one in given.items()}
    return given


def lines_of(path: Path) -> Iterator[Path]:
    """The file itself, or all files of a folder that was exported, those first on which others lean."""
    yield from sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
