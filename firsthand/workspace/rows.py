"""Conversations as the rows of a list show them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.states import HeldFor, Priority, State
from firsthand.kit.joined import parted
from firsthand.look.times import until_in_words
from firsthand.workspace import addresses
from firsthand.workspace.faces import Face, face_of, face_of_customer


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says; either what was promised next is `due`, counted from `asked`, or `waits` says for what it waits."""

    id: int
    href: str
    customer: Face
    subject: str
    excerpt: str
    at: datetime
    due: datetime | None
    asked: datetime | None
    waits: str
    picture: str
    owner: Face | None
    fresh: bool
    urgent: bool
    high: bool
    inbox: str = ""
    tags: tuple[str, ...] = ()

    def __html__(self) -> str:
        """The row as it is drawn: once a minute for everybody who has it on the screen in one language and zone."""
        now = timezone.now().replace(second=0, microsecond=0)
        return drawn(self, now, get_language() or "", timezone.get_current_timezone_name())


@lru_cache(maxsize=8192)
def drawn(row: Row, minute: datetime, language: str, zone: str) -> SafeString:
    # Its words are of this minute, language and zone, which is why they are asked for.
    return render_to_string("workspace/row.html", {"one": row})


def rows(conversations: Iterable[Conversation], *, unread: Collection[int | None] = ()) -> list[Row]:
    """Each conversation as a row; those with something unread stand out."""
    owners: dict[int, Face] = {}
    return [row(one, owners, unread) for one in conversations]


def row(one: Conversation, owners: dict[int, Face], unread: Collection[int | None]) -> Row:
    due = one.next_due_at if one.state == State.OPEN else None
    waits, picture = ("", "") if due else waiting_words(one)
    return Row(
        id=one.pk,
        href=addresses.conversation(one.pk),
        customer=face_of_customer(one.customer),
        subject=one.subject or _("(no subject)"),
        excerpt=not_said_twice(one.excerpt, beside=one.subject),
        at=one.last_at,
        due=due,
        asked=one.asked_at or one.last_at,
        waits=waits,
        picture=picture,
        owner=owner_face(one, owners),
        fresh=one.pk in unread,
        urgent=one.priority == Priority.URGENT,
        high=one.priority == Priority.HIGH,
        inbox=one.inbox.name,
        tags=tuple(parted(vars(one).get("tag_names"))),
    )


def not_said_twice(words: str, *, beside: str) -> str:
    """A chat and a form without a subject have their first words for one."""
    return "" if beside == words or beside.endswith(f": {words}") else words


def owner_face(one: Conversation, known: dict[int, Face]) -> Face | None:
    if one.owner is None:
        return None
    if one.owner.pk not in known:
        known[one.owner.pk] = face_of(one.owner)
    return known[one.owner.pk]


def waiting_words(one: Conversation) -> tuple[str, str]:
    """For what it waits, in words and as a picture."""
    match one.state:
        case State.WAITING:
            return _("waits for the customer"), "hourglass"
        case State.SNOOZED:
            until = until_in_words(one.snoozed_until) if one.snoozed_until else ""
            return _("sleeps until %(time)s") % {"time": until}, "moon"
        case State.RESOLVED:
            return _("solved"), "check"
        case State.HELD:
            return str(HeldFor(one.held_for).label), "shield-alert"
    return _("open"), "circle"
