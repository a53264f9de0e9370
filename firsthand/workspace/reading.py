"""A thread as it is read: days, messages, and what happened between them, folded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from firsthand.workspace.asides import Aside
from firsthand.workspace.said import Said
from firsthand.workspace.sentences import Happened


@dataclass(frozen=True, slots=True)
class Part:
    """One of five: the beginning of a day, of what is new, a message, facts that stand together, or a side thread."""

    day: datetime | None = None
    message: Said | None = None
    facts: list[Happened] = field(default_factory=list)
    aside: Aside | None = None
    begins_new: int = 0  # the message below the line


def parts(
    messages: Sequence[Said], happened: Sequence[Happened], asides: Sequence[Aside] = (), *, new_from: int = 0
) -> list[Part]:
    """Everything in its order: facts, and side threads by their newest letter, stand before the message after them.

    Before the message `new_from` stands a line.
    """
    return list(with_line(with_days(with_asides(woven(messages, happened), asides)), new_from))


def with_line(found: Iterator[Part], new_from: int) -> Iterator[Part]:
    for part in found:
        if part.message is not None and part.message.id == new_from:
            yield Part(begins_new=new_from)
        yield part


def with_asides(found: Iterator[Part], asides: Sequence[Aside]) -> Iterator[Part]:
    waiting = sorted(asides, key=lambda one: one.last_at)
    for part in found:
        while part.message is not None and waiting and waiting[0].last_at < part.message.at:
            yield Part(aside=waiting.pop(0))
        yield part
    yield from (Part(aside=one) for one in waiting)


def woven(messages: Sequence[Said], happened: Sequence[Happened]) -> Iterator[Part]:
    waiting = list(happened)
    for message in messages:
        before = [fact for fact in waiting if fact.at < message.at]
        if before:
            waiting = waiting[len(before) :]
            yield Part(facts=before)
        yield Part(message=message)
    if waiting:
        yield Part(facts=waiting)


def with_days(found: Iterator[Part]) -> Iterator[Part]:
    """A new day is named before its first message; facts alone begin none."""
    last: date | None = None
    zone = timezone.get_current_timezone()
    for part in found:
        if part.message is not None and (day := part.message.at.astimezone(zone).date()) != last:
            last = day
            yield Part(day=part.message.at)
        yield part
