"""Everything that happened with a customer, as one line in time: their matters and the facts beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from firsthand.conversations.facts import (
    AcknowledgementWritten,
    AnswerExpected,
    AnswerLate,
    ConversationReopened,
    ConversationResolved,
    MessageBounced,
    MessageFailed,
    MessageReceived,
    MessageSent,
    NoteWritten,
    ReplyPostponed,
    ReplyWritten,
    UnsentLeft,
)
from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import visible_to
from firsthand.journal.facts import KNOWN
from firsthand.journal.models import Entry
from firsthand.people.models import Customer
from firsthand.people.queries import everybody_in
from firsthand.team.models import Representative
from firsthand.workspace import addresses
from firsthand.workspace.queries import names_of, tag_names, team_names
from firsthand.workspace.sentences import NOT_TOLD, REPRESENTATIVES, TEAMS, authors, changed_tags, named, sentence

PAGE, ROUNDS = 30, 6
# What says the same a second time, or nothing to who looks back.
SAID_ELSEWHERE = (AcknowledgementWritten, AnswerExpected, MessageSent, ReplyPostponed, UnsentLeft)
PASSED_OVER = NOT_TOLD | {kind.name for kind in SAID_ELSEWHERE}
PICTURES = {
    MessageReceived.name: "mail",
    ReplyWritten.name: "reply",
    NoteWritten.name: "sticky-note",
    ConversationResolved.name: "circle-check",
    ConversationReopened.name: "rotate-ccw",
    AnswerLate.name: "triangle-alert",
    MessageBounced.name: "mail-warning",
    MessageFailed.name: "mail-warning",
}
BY_BEGINNING = {"promise.": "clock", "failure.": "triangle-alert", "customer.memory": "brain", "customer.": "user"}


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry, told: what it is about and where that stands."""

    id: int
    at: datetime
    words: str
    picture: str
    subject: str
    href: str


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Some of it, the newest first, and where it goes on."""

    entries: Sequence[Happening]
    more_at: str


def time_line_of(customer: Customer, me: Representative, *, before: int | None = None) -> TimeLine:
    """The newest that they may see, or what was before one entry: of all under which the customer is known."""
    people, found = everybody_in(customer), list[tuple[Entry, Conversation | None]]()
    last, is_more = before, True
    for _round in range(ROUNDS):
        some = newest(people, before=last)
        found += open_to(some, me)
        is_more = len(some) > PAGE
        if not is_more or len(found) > PAGE:
            break
        last = some[-1].pk
    shown = found[:PAGE]
    more = (shown[-1][0].pk if len(found) > PAGE else last) if is_more or len(found) > PAGE else None
    at = f"{addresses.customer(customer.pk)}time-line/?before={more}" if more else ""
    return TimeLine(list(told(shown, customer)), at)


def newest(people: Sequence[int], *, before: int | None) -> list[Entry]:
    """Each person's by the index, in its order, then together."""
    found: list[Entry] = []
    for number in people:
        theirs = Entry.objects.filter(customer_id=number)
        found += (theirs if before is None else theirs.filter(pk__lt=before)).order_by("-pk")[: PAGE * 2 + 1]
    return sorted(found, key=lambda one: -one.pk)[: PAGE * 2 + 1]


def open_to(entries: Sequence[Entry], me: Representative) -> Iterator[tuple[Entry, Conversation | None]]:
    """Those that are told, with their matter; what happened in matters of others is not theirs to see."""
    numbers = {one.conversation_id for one in entries if one.conversation_id}
    matters = visible_to(me).filter(pk__in=numbers).only("pk", "subject").in_bulk() if numbers else {}
    for one in entries:
        matter = matters.get(one.conversation_id) if one.conversation_id else None
        is_open = one.conversation_id is None or matter is not None
        if is_open and one.name in KNOWN and one.name not in PASSED_OVER:
            yield one, matter


def told(found: Sequence[tuple[Entry, Conversation | None]], customer: Customer) -> Iterator[Happening]:
    entries = [entry for entry, _matter in found]
    people = names_of(named(entries, REPRESENTATIVES) | authors(entries))
    teams = team_names(named(entries, TEAMS))
    tags = tag_names(changed_tags(entries))
    for entry, matter in found:
        yield Happening(
            id=entry.pk,
            at=entry.at,
            words=sentence(entry, customer=customer.called, people=people, teams=teams, tags=tags),
            picture=picture(entry.name),
            subject=str(matter) if matter else "",
            href=addresses.conversation(matter.pk) if matter else "",
        )


def picture(name: str) -> str:
    if name in PICTURES:
        return PICTURES[name]
    return next((icon for beginning, icon in BY_BEGINNING.items() if name.startswith(beginning)), "circle")
