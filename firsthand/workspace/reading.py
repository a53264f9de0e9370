"""A thread as it is read: days, messages, and what happened between them, folded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from firsthand.workspace.said import Said
from firsthand.workspace.sentences import Happened


@dataclass(frozen=True, slots=True)
class Part:
    """One of three: the beginning of a day, a message, or facts that stand together."""

    day: datetime | None = None
    message: Said | None = None
    facts: list[Happened] = field(default_factory=list)


def parts(messages: Sequence[Said], happened: Sequence[Happened]) -> list[Part]:
    """Everything in its order: facts stand before the message that came after them."""
    return list(with_days(woven(messages, happened)))


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
    for part in found:
        if part.message is not None and (day := timezone.localdate(part.message.at)) != last:
            last = day
            yield Part(day=part.message.at)
        yield part
