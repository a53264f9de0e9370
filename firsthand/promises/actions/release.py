"""The customer does not count on it any more."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from firsthand.journal.record import record
from firsthand.promises.actions.acting import refuse_duties, refuse_owed, refuse_settled, settle, taken_up
from firsthand.promises.actions.place import place_on_desks
from firsthand.promises.facts import PromiseReleased
from firsthand.promises.models import Promise
from firsthand.promises.rules.kinds import Stand
from firsthand.promises.rules.refusals import BrokenAlready
from firsthand.team.models import Representative


@transaction.atomic
def release(promises: Sequence[Promise], *, by: Representative, at: datetime, seen: int | None = None) -> list[Promise]:
    """They are released, before they fell due: nothing is owed and nothing was broken.

    Raises `NotYours`, `SettledAlready`, `OwedByTarget`, `CustomerMustSay`, `BrokenAlready`, `PromiseMeantOther`.
    """
    now = taken_up(promises, by=by, seen=seen)
    refuse_owed(now)
    refuse_settled(now)
    refuse_duties(now)
    if any(not one.is_open or one.due_at < at for one in now):
        raise BrokenAlready
    settle(now, at=at, stand=Stand.RELEASED)
    place_on_desks({one.conversation_id for one in now})
    record(*map(released, now), by=by, at=at)
    return now


def released(promise: Promise) -> PromiseReleased:
    """The fact that nothing is owed of it any more."""
    who = {"conversation": promise.conversation_id, "customer": promise.customer_id}
    return PromiseReleased(**who, promise=promise.pk, kind=promise.kind)
