"""Somebody promises something to a customer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from firsthand.conversations.actions.acting import owned_by_acting, refuse_while_held, taken_up
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.states import State
from firsthand.journal.record import record
from firsthand.kit.rows import insert_few
from firsthand.kit.text import excerpt
from firsthand.promises.facts import PromiseMade
from firsthand.promises.models import Promise
from firsthand.promises.rules.kinds import SAID_BY_PEOPLE, Kind
from firsthand.promises.rules.refusals import (
    CannotPromiseThere,
    DueIsPast,
    DueIsTooFar,
    NotForPeople,
    NothingPromised,
)
from firsthand.team.models import Representative

AT_MOST = timedelta(days=2 * 366)


@dataclass(frozen=True, kw_only=True)
class Saying:
    """What is promised: in these words, by then, by this person; by whoever says it where nobody else is named."""

    due_at: datetime
    kind: str = Kind.FREE
    words: str = ""
    owner: Representative | None = None
    message_id: int | None = None
    instead_of: Promise | None = None
    hand_over_id: int | None = None
    external_id: str | None = None


@transaction.atomic
def make(
    conversation: Conversation,
    sayings: Sequence[Saying],
    *,
    by: Representative,
    at: datetime,
    seen: int | None = None,
) -> list[Promise]:
    """The promises stand, and the conversation is on the desk by the time of the next one; what nobody owned is `by`'s.

    Raises `DueIsPast`, `DueIsTooFar`, `NothingPromised`, `NotForPeople`, `CannotPromiseThere`, `NotYours`, `IsHeldBack`.
    """
    for saying in sayings:
        refuse(saying, at=at)
    conversation = taken_up(conversation, by=by, seen=seen)
    if before := _made_before(sayings):
        return before
    refuse_while_held(conversation)
    made = [_promise(saying, conversation, by=by, at=at) for saying in sayings]
    insert_few(made)
    owned = owned_by_acting(conversation, by=by)
    _take_note(conversation, made, at=at)
    record(*owned, *map(promised, made), by=by, at=at)
    return made


def _made_before(sayings: Sequence[Saying]) -> list[Promise]:
    """Those that the same form or program has made already."""
    ids = [saying.external_id for saying in sayings if saying.external_id]
    return list(Promise.objects.filter(external_id__in=ids).order_by("pk")) if ids else []


def refuse(saying: Saying, *, at: datetime) -> None:
    """Raises what is wrong with it."""
    if saying.kind not in SAID_BY_PEOPLE:
        raise NotForPeople
    if saying.kind == Kind.FREE and not saying.words.strip():
        raise NothingPromised
    refuse_bad_hands(saying.due_at, saying.owner, at=at)


def refuse_bad_hands(due_at: datetime, owner: Representative | None, *, at: datetime) -> None:
    """Raises `DueIsPast`, `DueIsTooFar`, and `CannotPromiseThere` where whoever is named is not here."""
    if due_at <= at:
        raise DueIsPast
    if due_at > at + AT_MOST:
        raise DueIsTooFar
    if owner and not can_keep(owner):
        raise CannotPromiseThere(name=owner.name)


def can_keep(owner: Representative) -> bool:
    """Whether it may be said of them that they keep something: a person who is here."""
    return owner.is_active and not owner.is_machine


def keeper_of(promise: Promise) -> Representative | None:
    """Who keeps what is promised instead of it; nobody of before where they left, so that it is whoever says it."""
    return promise.owner if promise.owner and can_keep(promise.owner) else None


def _promise(saying: Saying, conversation: Conversation, *, by: Representative, at: datetime) -> Promise:
    owner = saying.owner or by
    promise = Promise(
        customer_id=conversation.customer_id,
        conversation=conversation,
        team_id=conversation.team_id,
        maker=by,
        owner=owner,
        message_id=saying.message_id,
        kind=saying.kind,
        words=excerpt(saying.words, at_most=300),
        made_at=at,
        due_at=saying.due_at,
        first_due_at=saying.due_at,
        instead_of=saying.instead_of,
        hand_over_id=saying.hand_over_id,
        external_id=saying.external_id,
    )
    promise.look_again(lead=owner.remind_minutes)
    return promise


def _take_note(conversation: Conversation, made: Sequence[Promise], *, at: datetime) -> None:
    """It is our turn: who has promised something does not wait for the customer."""
    conversation.promised_at = min(filter(None, (conversation.promised_at, *(one.due_at for one in made))))
    changed = ["promised_at", "owner"]
    if conversation.state == State.WAITING:
        conversation.state = State.OPEN
        changed += ["state", *conversation.run_on(at=at)]
    conversation.put(*changed)


def promised(promise: Promise) -> PromiseMade:
    """The fact that it is promised."""
    who = {"conversation": promise.conversation_id, "customer": promise.customer_id}
    due = promise.due_at.isoformat()
    return PromiseMade(**who, promise=promise.pk, kind=promise.kind, due=due, owner=promise.owner_id or 0)
