"""Another time is agreed on before a promise falls due, and the customer is told in the same act."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions import reply
from firsthand.conversations.actions.put_message import said_before
from firsthand.conversations.rules.words import Words
from firsthand.journal.record import record
from firsthand.promises.actions.acting import refuse_changed, refuse_owed, refuse_settled, settle, taken_up
from firsthand.promises.actions.make import Saying, keeper_of, make
from firsthand.promises.actions.place import place_on_desks
from firsthand.promises.facts import PromiseRenegotiated
from firsthand.promises.models import Promise
from firsthand.promises.rules.kinds import Stand
from firsthand.promises.rules.refusals import BrokenAlready, NotSaid
from firsthand.team.models import Representative


@transaction.atomic
def renegotiate(
    promise: Promise,
    *,
    due_at: datetime,
    words: Words,
    by: Representative,
    at: datetime,
    seen: int | None = None,
    external_id: str | None = None,
) -> Promise:
    """The customer has an answer with these words, and a promise for the new time stands instead of this one.

    Raises `BrokenAlready` once it has fallen due, `NotSaid`, `DueIsPast`, `SettledAlready`, `OwedByTarget`,
    `PromiseMeantOther`, and what `reply` refuses with.
    """
    if words.is_empty:
        raise NotSaid
    now = taken_up([promise], by=by)[0]
    # Of two copies of a form the second finds what the first has said, before it finds the promise changed.
    if said_before(now.conversation, external_id) and (stands := Promise.objects.filter(instead_of=now).first()):
        return stands
    refuse_changed(now, seen=seen)
    refuse_owed([now])
    refuse_settled([now])
    if not now.is_open or now.due_at <= at:
        raise BrokenAlready
    settle([now], at=at, stand=Stand.RENEGOTIATED)
    reply(now.conversation, words=words, by=by, at=at, external_id=external_id)
    into = make(now.conversation, [_instead_of(now, due_at)], by=by, at=at)[0]
    place_on_desks([now.conversation_id])
    record(_renegotiated(now, into), by=by, at=at)
    return into


def _instead_of(promise: Promise, due_at: datetime) -> Saying:
    return Saying(
        due_at=due_at,
        kind=promise.kind,
        words=promise.words,
        owner=keeper_of(promise),
        instead_of=promise,
        hand_over_id=promise.hand_over_id,
    )


def _renegotiated(before: Promise, into: Promise) -> PromiseRenegotiated:
    return PromiseRenegotiated(
        conversation=before.conversation_id,
        customer=before.customer_id,
        promise=before.pk,
        kind=before.kind,
        into=into.pk,
        before_due=before.due_at.isoformat(),
        due=into.due_at.isoformat(),
    )
