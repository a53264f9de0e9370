"""Chats in which somebody waits for whoever is at the desk, who waits longest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import visible_to
from firsthand.conversations.rules.states import State
from firsthand.notices.models import Notice
from firsthand.notices.rules import About
from firsthand.team.models import Representative
from firsthand.workspace import addresses
from firsthand.workspace.faces import Face, face_of_customer

MOST_SHOWN, COUNTED = 3, 20
CALLS = (About.VISITOR_CAME, About.CUSTOMER_WROTE)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One of them: who, what they said, since when they wait, and whether it is new here or goes on."""

    id: int
    href: str
    customer: Face
    words: str
    since: datetime
    is_mine: bool


def chats_waiting(me: Representative) -> list[Waiting]:
    """Chats that nobody has taken yet, and those of theirs, as long as they have not looked since they were told."""
    told = Notice.objects.of(me).unread().filter(about__in=CALLS).values("conversation_id")
    owed = visible_to(me).filter(Q(owner=None) | Q(owner=me), pk__in=told, inbox__channel="chat", state=State.OPEN)
    waiting = owed.exclude(asked_at=None).select_related("customer").order_by("asked_at", "pk")
    return [_one(each) for each in waiting[:COUNTED]]


def _one(found: Conversation) -> Waiting:
    return Waiting(
        id=found.pk,
        href=addresses.conversation(found.pk),
        customer=face_of_customer(found.customer),
        words=found.excerpt,
        since=found.asked_at or found.opened_at,
        is_mine=found.owner_id is not None,
    )


def topics(me: Representative, waiting: Sequence[Waiting]) -> str:
    """What is listened to, so that what a colleague takes is gone here."""
    return " ".join([f"representative:{me.pk}", *(f"conversation:{one.id}" for one in waiting)])
