"""After a promise was broken its owner says sorry, and why."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions import reply
from firsthand.conversations.actions.put_message import said_before
from firsthand.conversations.rules.words import Words
from firsthand.journal.record import record
from firsthand.promises.actions.acting import refuse_changed, taken_up
from firsthand.promises.actions.make import Saying, keeper_of, make
from firsthand.promises.actions.place import place_on_desks
from firsthand.promises.facts import PromiseMadeGood
from firsthand.promises.models import Promise
from firsthand.promises.rules.kinds import Cause, Kind, Owed, Stand
from firsthand.promises.rules.refusals import NoSuchCause, NotBrokenYet
from firsthand.team.models import Representative

NO_WORDS = Words("")


@transaction.atomic
def make_good(
    promise: Promise,
    *,
    cause: str,
    words: Words = NO_WORDS,
    due_at: datetime | None = None,
    by: Representative,
    at: datetime,
    seen: int | None = None,
    external_id: str | None = None,
) -> Promise:
    """Its cause is known; with words the customer has an apology, and with a new time a new promise.

    What people said is settled by that; an answer or a solution is settled when it is given, and a follow-up of a
    hand-over when the customer has said that it is solved, or by a new time. Raises `NotBrokenYet`,
    `NoSuchCause`, `PromiseMeantOther`, `NotYours`, and what `reply` and `make` refuse with.
    """
    if cause not in Cause.values:
        raise NoSuchCause
    now = taken_up([promise], by=by)[0]
    if said_before(now.conversation, external_id):  # by the same form, once more
        return now
    refuse_changed(now, seen=seen)
    if now.stand != Stand.BROKEN:
        raise NotBrokenYet
    now.cause, now.version = cause, now.version + 1
    if not words.is_empty:
        now.sorry_at = at
        reply(now.conversation, words=words, by=by, at=at, external_id=external_id)
    # The customer is still to be asked, so that one is settled only by another time for it.
    if now.owed == Owed.NOTHING and now.settled_at is None and (due_at or not now.is_duty):
        now.settled_at = at
    _write(now)
    if due_at:
        make(now.conversation, [_said_anew(now, due_at=due_at)], by=by, at=at)
    place_on_desks([now.conversation_id])
    record(_made_good(now, told=not words.is_empty), by=by, at=at)
    return now


def _write(promise: Promise) -> None:
    # Not its settling where an answer has just done that.
    names = ["cause", "sorry_at", "version"] + (["settled_at"] if promise.owed == Owed.NOTHING else [])
    promise.save(update_fields=names)


def _said_anew(promise: Promise, *, due_at: datetime) -> Saying:
    """The same for another time; an answer or a solution is said in words then, as what is owed has its own time."""
    kind = promise.kind if promise.owed == Owed.NOTHING else Kind.FREE
    words, duty = promise.words or str(promise), promise.hand_over_id
    return Saying(due_at=due_at, kind=kind, words=words, owner=keeper_of(promise), hand_over_id=duty)


def _made_good(promise: Promise, *, told: bool) -> PromiseMadeGood:
    return PromiseMadeGood(
        conversation=promise.conversation_id,
        customer=promise.customer_id,
        promise=promise.pk,
        kind=promise.kind,
        cause=promise.cause,
        told=told,
    )
