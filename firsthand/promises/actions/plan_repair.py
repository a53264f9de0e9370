"""Somebody is to make up to a customer for what went wrong."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.models import Conversation
from firsthand.journal.record import record
from firsthand.kit.text import excerpt
from firsthand.promises.actions.make import refuse_bad_hands
from firsthand.promises.facts import RepairPlanned
from firsthand.promises.models import Repair
from firsthand.promises.rules.failures import RepairKind
from firsthand.promises.rules.refusals import NoSuchRepair
from firsthand.team.models import Representative


@dataclass(frozen=True, kw_only=True)
class Mending:
    """By what, in which words, by when, and by whom; by whoever plans it where nobody is named."""

    kind: str
    due_at: datetime
    words: str = ""
    owner: Representative | None = None
    external_id: str | None = None


@transaction.atomic
def plan_repair(conversation: Conversation, mending: Mending, *, by: Representative, at: datetime) -> Repair:
    """One named person is to do it by then. The customer is told nothing of it.

    Raises `NoSuchRepair`, `DueIsPast`, `DueIsTooFar`, `CannotPromiseThere`, `NotYours`.
    """
    owner = mending.owner or by
    if mending.kind not in RepairKind.values:
        raise NoSuchRepair
    refuse_bad_hands(mending.due_at, owner, at=at)
    conversation = taken_up(conversation, by=by)
    if mending.external_id and (before := Repair.objects.filter(external_id=mending.external_id).first()):
        return before
    repair = Repair.objects.create(
        customer_id=conversation.customer_id,
        conversation=conversation,
        kind=mending.kind,
        words=excerpt(mending.words, at_most=300),
        owner=owner,
        planned_by=by,
        planned_at=at,
        due_at=mending.due_at,
        external_id=mending.external_id,
    )
    record(_planned(repair), by=by, at=at)
    return repair


def _planned(repair: Repair) -> RepairPlanned:
    return RepairPlanned(
        conversation=repair.conversation_id,
        customer=repair.customer_id,
        repair=repair.pk,
        kind=repair.kind,
        due=repair.due_at.isoformat(),
        owner=repair.owner_id,
    )
