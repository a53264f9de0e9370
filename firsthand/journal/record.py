"""Facts are written down, and what follows from them is set going."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from django.db import transaction

from firsthand.journal.actor import Acts
from firsthand.journal.errands import Work, enqueue_many
from firsthand.journal.facts import Fact
from firsthand.journal.models import Entry
from firsthand.journal.wiring import Show, errands_of, following
from firsthand.kit.rows import insert_few
from firsthand.live import tell

FEW = 3

_is_history: ContextVar[bool] = ContextVar("is_history", default=False)


@contextmanager
def as_history() -> Iterator[None]:
    """What is recorded inside happened long ago: it stands in the journal, and nothing follows from it.

    An import tells nobody, owes nothing and sends nothing, whatever the table of what follows says now or later.
    """
    before = _is_history.set(True)
    try:
        yield
    finally:
        _is_history.reset(before)


@dataclass
class Pending:
    """Facts that wait to be written down together, with who brought them about and when."""

    facts: list[tuple[Fact, Acts, datetime]] = field(default_factory=list)


_pending: ContextVar[Pending | None] = ContextVar("pending", default=None)


@contextmanager
def together() -> Iterator[None]:
    """What is recorded inside is written down at its end, as if it were one: few statements for a thousand facts.

    A reaction that refuses then refuses all of it; whoever wants to know which one it was does them one by one.
    """
    pending = Pending()
    outer = _pending.set(pending)
    try:
        yield
    finally:
        _pending.reset(outer)
    for (by, at), group in groupby(pending.facts, key=lambda each: (each[1].actor, each[2])):
        record(*(fact for fact, _by, _at in group), by=by, at=at)


def record(*facts: Fact, by: Acts, at: datetime) -> list[Entry]:
    """The facts stand in the journal, what must be true together is true, errands are written, screens told on commit.

    A `now` reaction may refuse by raising; then nothing of it has happened. Within `together` nothing is written yet.
    """
    if (pending := _pending.get()) is not None:
        pending.facts += [(fact, by, at) for fact in facts]
        return []
    # No savepoint: a refusal undoes the whole act, never a part of it.
    with transaction.atomic(savepoint=False):
        entries = _written([Entry.of(fact, by=by.actor, at=at) for fact in facts])
        if _is_history.get():
            return entries
        for kind, group in _by_kind(facts):
            _answer_now(kind, group, at=at)
        enqueue_many(_errands(facts, entries))
        tell(_topics(facts))
    return entries


def _written(entries: list[Entry]) -> list[Entry]:
    if 0 < len(entries) <= FEW:
        # Most acts have one fact or two, and Django takes five times as long to make up their statement.
        insert_few(entries)
        return entries
    return Entry.objects.bulk_create(entries)


def _by_kind(facts: Iterable[Fact]) -> Iterable[tuple[type[Fact], Sequence[Fact]]]:
    for _, group in groupby(sorted(facts, key=lambda fact: fact.name), key=lambda fact: fact.name):
        same = list(group)
        yield type(same[0]), same


def _answer_now(kind: type[Fact], facts: Sequence[Fact], *, at: datetime) -> None:
    for reaction in following(kind).now:
        reaction(facts, at=at)


def _errands(facts: Sequence[Fact], entries: Sequence[Entry]) -> list[Work]:
    return [Work(task, (entry.pk,)) for fact, entry in zip(facts, entries, strict=True) for task in errands_of(fact)]


def _topics(facts: Iterable[Fact]) -> set[str]:
    shown: dict[Show, list[Fact]] = defaultdict(list)
    for fact in facts:
        for show in following(type(fact)).show:
            shown[show].append(fact)
    return {topic for show, group in shown.items() for topic in show(group)}
