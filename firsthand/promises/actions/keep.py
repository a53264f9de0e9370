"""What was promised is done."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from firsthand.journal.facts import Fact
from firsthand.journal.record import record
from firsthand.promises.actions.acting import refuse_duties, refuse_owed, refuse_settled, settle, taken_up
from firsthand.promises.actions.place import place_on_desks
from firsthand.promises.facts import PromiseBroken, PromiseKept
from firsthand.promises.models import Promise
from firsthand.promises.rules.kinds import Stand
from firsthand.team.models import Representative


@transaction.atomic
def keep(promises: Sequence[Promise], *, by: Representative, at: datetime, seen: int | None = None) -> list[Promise]:
    """They are done: kept where it was in time, else broken and settled nevertheless.

    Raises `NotYours`, `SettledAlready`, `OwedByTarget`, `CustomerMustSay`, `PromiseMeantOther`.
    """
    now = taken_up(promises, by=by, seen=seen)
    refuse_owed(now)
    refuse_settled(now)
    refuse_duties(now)
    in_time = [one for one in now if one.is_open and at <= one.due_at]
    late = [one for one in now if one.is_open and at > one.due_at]
    settle(in_time, at=at, stand=Stand.KEPT)
    settle(late, at=at, stand=Stand.BROKEN, broken_at=at)
    settle([one for one in now if one not in in_time and one not in late], at=at)
    place_on_desks({one.conversation_id for one in now})
    record(*(broken(one) for one in late), *(kept(one, in_time=one in in_time) for one in now), by=by, at=at)
    return now


def broken(promise: Promise) -> PromiseBroken:
    """The fact that its time passed."""
    return PromiseBroken(
        conversation=promise.conversation_id,
        customer=promise.customer_id,
        promise=promise.pk,
        kind=promise.kind,
        due=promise.due_at.isoformat(),
        owner=promise.owner_id,
    )


def kept(promise: Promise, *, in_time: bool) -> Fact:
    """The fact that it was done, in time or late."""
    who = {"conversation": promise.conversation_id, "customer": promise.customer_id}
    return PromiseKept(**who, promise=promise.pk, kind=promise.kind, late=not in_time)
