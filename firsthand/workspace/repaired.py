"""Small failures and repairs as a page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.promises.models import Failure, Repair
from firsthand.promises.rules.failures import FailureKind, Often, RepairKind, RepairStand
from firsthand.team.models import Representative
from firsthand.workspace import addresses
from firsthand.workspace.faces import Face, face_of, face_of_customer


@dataclass(frozen=True, slots=True)
class Mended:
    """What a row says of a repair."""

    at: str
    href: str
    customer: Face
    subject: str
    kind: str
    words: str
    due: datetime
    planned: datetime
    settled: datetime | None
    stand_words: str
    owner: Face
    is_mine: bool


def often_in_words(often: Iterable[Often]) -> list[tuple[str, str]]:
    """ "answered late", "twice this month, 5 times this year": what, and how often."""
    return [(str(one.kind.label), " · ".join(_times(one))) for one in often]


def _times(one: Often) -> Iterable[str]:
    if one.this_month:
        yield ngettext("once this month", "%(num)d times this month", one.this_month) % {"num": one.this_month}
    if one.this_year > one.this_month:
        yield ngettext("once this year", "%(num)d times this year", one.this_year) % {"num": one.this_year}


def failures_in_words(failures: Iterable[Failure]) -> list[dict[str, object]]:
    """Each with its moment, and the way to its conversation."""
    return [
        {
            "what": str(FailureKind(one.kind).label),
            "at": one.at,
            "subject": one.conversation.subject or _("(no subject)"),
            "href": addresses.conversation(one.conversation_id),
        }
        for one in failures
    ]


def mended(repairs: Iterable[Repair], *, me: Representative) -> list[Mended]:
    """Each as a row says it."""
    return [
        Mended(
            at=f"/repairs/{one.pk}/",
            href=addresses.conversation(one.conversation_id),
            customer=face_of_customer(one.customer),
            subject=one.conversation.subject or _("(no subject)"),
            kind=str(RepairKind(one.kind).label),
            words=one.words,
            due=one.due_at,
            planned=one.planned_at,
            settled=one.settled_at,
            stand_words=str(RepairStand(one.stand).label),
            owner=face_of(one.owner),
            is_mine=one.owner_id == me.pk,
        )
        for one in repairs
    ]
