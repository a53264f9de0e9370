"""A repair is done, or not needed any more."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.queries import visible_to
from firsthand.conversations.rules.permissions import may_answer
from firsthand.conversations.rules.refusals import NotYours
from firsthand.journal.record import record
from firsthand.promises.facts import RepairDone, RepairDropped
from firsthand.promises.models import Repair
from firsthand.promises.rules.failures import RepairStand
from firsthand.promises.rules.refusals import RepairSettled
from firsthand.team.models import Representative


@transaction.atomic
def do_repair(repair: Repair, *, by: Representative, at: datetime) -> Repair:
    """The customer has been made up to. Raises `RepairSettled`, `NotYours`."""
    now = _settled(repair, RepairStand.DONE, by=by, at=at)
    who = {"conversation": now.conversation_id, "customer": now.customer_id}
    record(RepairDone(**who, repair=now.pk, kind=now.kind, late=at > now.due_at), by=by, at=at)
    return now


@transaction.atomic
def drop_repair(repair: Repair, *, by: Representative, at: datetime) -> Repair:
    """Nothing is to be made up for any more. Raises `RepairSettled`, `NotYours`."""
    now = _settled(repair, RepairStand.DROPPED, by=by, at=at)
    who = {"conversation": now.conversation_id, "customer": now.customer_id}
    record(RepairDropped(**who, repair=now.pk, kind=now.kind), by=by, at=at)
    return now


def _settled(repair: Repair, stand: RepairStand, *, by: Representative, at: datetime) -> Repair:
    seen = Repair.objects.locked().filter(pk=repair.pk, conversation__in=visible_to(by))
    now = seen.first() if may_answer(by) else None
    if now is None:
        raise NotYours
    if now.settled_at is not None:
        raise RepairSettled
    now.stand, now.settled_at, now.version = stand, at, now.version + 1
    now.save(update_fields=["stand", "settled_at", "version"])
    return now
