"""Promises as a page shows them, and what is said of one in a form."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from firsthand.conversations.models import Conversation
from firsthand.kit.errors import Refused
from firsthand.kit.text import without_nulls
from firsthand.promises.actions import Saying
from firsthand.promises.models import Promise
from firsthand.promises.rules.kinds import Kind, Owed, Stand
from firsthand.promises.rules.said.times import time_named
from firsthand.team.models import Representative
from firsthand.team.rules.when import folded
from firsthand.team.rules.working_hours import WorkingHours
from firsthand.workspace import addresses
from firsthand.workspace.faces import Face, face_of, face_of_customer
from firsthand.workspace.rules.moments import chosen
from firsthand.workspace.views.asked import asked

MOST_AT_ONCE = 10


class NoSuchTime(Refused):
    words = _("“{said}” is no time that can be understood. Write it like “Tuesday by noon” or “in two working days”.")


class NoTimeSaid(Refused):
    words = _("Say by when: choose a day and hour, or write “Tuesday by noon”.")


class NoReasonSaid(Refused):
    words = _("Say to the customer why, below what is written; or take the last line of it away.")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a row says of a promise."""

    id: int
    at: str
    href: str
    customer: Face
    subject: str
    kind: str
    words: str
    due: datetime
    made: datetime
    stand: str
    stand_words: str
    settled: datetime | None
    owner: Face | None
    is_mine: bool
    is_overdue: bool
    is_owed: bool
    is_duty: bool
    may_move: bool
    wants_cause: bool
    cause: str
    version: int


def shown(promises: Iterable[Promise], *, me: Representative, at: datetime) -> list[Shown]:
    """Each as a row says it."""
    return [_shown(one, me=me, at=at) for one in promises]


def _shown(one: Promise, *, me: Representative, at: datetime) -> Shown:
    is_said = one.owed == Owed.NOTHING
    is_late = not one.is_settled and (one.stand == Stand.BROKEN or one.due_at < at)
    return Shown(
        id=one.pk,
        at=f"/promises/{one.pk}/",
        href=addresses.conversation(one.conversation_id),
        customer=face_of_customer(one.customer),
        subject=one.conversation.subject,
        kind=str(Kind(one.kind).label),
        words=one.words,
        due=one.due_at,
        made=one.made_at,
        stand=Stand.BROKEN if is_late else one.stand,
        stand_words=str(Stand(Stand.BROKEN if is_late else one.stand).label),
        settled=one.settled_at,
        owner=face_of(one.owner) if one.owner else None,
        is_mine=one.owner_id == me.pk,
        is_overdue=is_late,
        is_owed=not is_said,
        is_duty=one.is_duty,
        may_move=is_said and one.is_open and one.due_at > at,
        wants_cause=one.stand == Stand.BROKEN and not one.cause,
        cause=one.get_cause_display() if one.cause else "",
        version=one.version,
    )


def hours_of(conversation: Conversation) -> WorkingHours | None:
    """The hours in which its promises are meant."""
    return conversation.inbox.hours


def due_said(request: HttpRequest, *, at: datetime, hours: WorkingHours | None) -> datetime | None:
    """By when: a chosen day and hour, or words; None where nothing is said. Raises `NoSuchTime`."""
    zone = timezone.get_current_timezone()
    if (day := asked(request, "due")) and (meant := chosen(day[:40], zone=zone)):
        return meant
    words = (asked(request, "due_words") or asked(request, "due"))[:100]
    if not words:
        return None
    named = time_named(folded(words), now=at.astimezone(zone), hours=hours)
    if named is None:
        raise NoSuchTime(said=words)
    return named.due_at


def recorded(request: HttpRequest) -> list[Saying]:
    """What the writer of an answer has recorded as promised in it."""
    said = zip(request.POST.getlist("promise_due"), request.POST.getlist("promise_words"), strict=False)
    zone = timezone.get_current_timezone()
    meant = ((chosen(due[:40], zone=zone), without_nulls(words)) for due, words in said)
    return [Saying(due_at=due, words=words) for due, words in meant if due][:MOST_AT_ONCE]
