"""A setting changes: the fact is written down, and beside it what was before and what is now."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model

from firsthand.journal.actor import Acts
from firsthand.journal.facts import Fact
from firsthand.journal.models import Change, Entry
from firsthand.journal.record import record

Parts = dict[str, tuple[Any, Any]]


def differing(row: Model, said: Mapping[str, Any]) -> Parts:
    """The parts of a row that are said otherwise now, each with what it was and what it becomes."""
    return {part: (was, value) for part, value in said.items() if (was := getattr(row, part)) != value}


@transaction.atomic
def record_change(fact: Fact, *, of: str, number: int = 0, parts: Parts, by: Acts, at: datetime) -> None:
    """The fact stands in the journal, with the parts of `of` that it changed; no password or key is ever one of them."""
    (entry,) = record(fact, by=by, at=at)
    _change(entry, of=of, number=number, parts=parts).save(force_insert=True)


@transaction.atomic
def record_beginning(fact: Fact, *, of: str, number: int, parts: Mapping[str, Any], by: Acts, at: datetime) -> None:
    """The fact stands in the journal, with the parts of what was made then."""
    (entry,) = record(fact, by=by, at=at)
    made = _change(entry, of=of, number=number, parts={part: (None, value) for part, value in parts.items()})
    made.is_beginning = True
    made.save(force_insert=True)


def _change(entry: Entry, *, of: str, number: int, parts: Parts) -> Change:
    kept = {part: [_kept(value) for value in values] for part, values in parts.items()}
    return Change(
        entry=entry, subject=of, number=number, by_kind=entry.by_kind, by_id=entry.by_id, at=entry.at, parts=kept
    )


def _kept(value: Any) -> Any:
    return value.pk if isinstance(value, Model) else value
