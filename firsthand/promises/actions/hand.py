"""Somebody else keeps what was promised."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from firsthand.journal.record import record
from firsthand.promises.actions.acting import refuse_owed, refuse_settled, taken_up
from firsthand.promises.facts import PromiseHanded
from firsthand.promises.models import Promise
from firsthand.promises.rules.refusals import CannotPromiseThere
from firsthand.team.models import Representative


@transaction.atomic
def hand(promises: Sequence[Promise], *, to: Representative, by: Representative, at: datetime) -> list[Promise]:
    """They are another person's to keep, who is reminded by their own lead time; the customer's time stays.

    Raises `CannotPromiseThere`, `NotYours`, `SettledAlready`, `OwedByTarget`.
    """
    if not to.is_active or to.is_machine:
        raise CannotPromiseThere(name=to.name)
    now = [one for one in taken_up(promises, by=by) if one.owner_id != to.pk]
    refuse_owed(now)
    refuse_settled(now)
    facts = [_handed(one, to=to) for one in now]
    for one in now:
        one.owner = to
        if one.is_open:
            one.look_again(lead=to.remind_minutes)
    Promise.objects.bulk_update(now, ["owner", "look_at"], batch_size=400)
    Promise.objects.filter(pk__in=[one.pk for one in now]).update(version=F("version") + 1)
    record(*facts, by=by, at=at)
    return now


def _handed(promise: Promise, *, to: Representative) -> PromiseHanded:
    return PromiseHanded(
        conversation=promise.conversation_id,
        customer=promise.customer_id,
        promise=promise.pk,
        owner=to.pk,
        before=promise.owner_id,
    )
