"""The customer does not count on it any more."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from firsthand.journal.record import record
from firsthand.promises.actions.acting import refuse_owed, refuse_settled, taken_up
from firsthand.promises.actions.place import place_on_desks
from firsthand.promises.facts import PromiseReleased
from firsthand.promises.models import Promise
from firsthand.promises.rules.kinds import Stand
from firsthand.promises.rules.refusals import BrokenAlready
from firsthand.team.models import Representative


@transaction.atomic
def release(promises: Sequence[Promise], *, by: Representative, at: datetime, seen: int | None = None) -> list[Promise]:
    """They are released, before they fell due: nothing is owed and nothing was broken.

    Raises `NotYours`, `SettledAlready`, `OwedByTarget`, `BrokenAlready`, `PromiseMeantOther`.
    """
    now = taken_up(promises, by=by, seen=seen)
    refuse_owed(now)
    refuse_settled(now)
    if any(not one.is_open or one.due_at < at for one in now):
        raise BrokenAlready
    ended = {"stand": Stand.RELEASED, "settled_at": at, "look_at": None}
    Promise.objects.filter(pk__in=[one.pk for one in now]).update(**ended, version=F("version") + 1)
    for one in now:
        one.stand, one.settled_at, one.look_at, one.version = Stand.RELEASED, at, None, one.version + 1
    place_on_desks({one.conversation_id for one in now})
    record(*map(_released, now), by=by, at=at)
    return now


def _released(promise: Promise) -> PromiseReleased:
    who = {"conversation": promise.conversation_id, "customer": promise.customer_id}
    return PromiseReleased(**who, promise=promise.pk, kind=promise.kind)
