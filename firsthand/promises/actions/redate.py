"""What targets promised falls due at another time, because other targets hold for the matter now."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.db import transaction

from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.owed import Owed as Owing
from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record
from firsthand.promises.facts import PromiseRedated
from firsthand.promises.models import Promise
from firsthand.promises.rules.kinds import USUAL_LEAD, Owed
from firsthand.promises.rules.targets import Why, redated


@transaction.atomic
def redate(conversations: Collection[int], *, why: Why, at: datetime) -> None:
    """Open answers and solutions of these fall due as their targets say now, and the journal says what it was before.

    What is late stays late, what pauses stays as it is, and nothing moves beyond what was promised first.
    """
    owed = Promise.objects.open().running().exclude(owed=Owed.NOTHING).filter(conversation__in=conversations)
    promises = list(owed.locked().order_by("pk"))
    if not promises:
        return
    before = {one.pk: one.due_at for one in promises}
    matters = _matters({one.conversation_id for one in promises})
    moved = [one for one in promises if _moves(one, matters[one.conversation_id], at=at)]
    _write(moved, matters)
    record(*(moved_from(before[one.pk], one, why=why) for one in moved), by=HOUSE, at=at)


def _matters(numbers: Iterable[int]) -> dict[int, Conversation]:
    found = Conversation.objects.locked().select_related(
        "inbox__calendar", "inbox__team__calendar", "customer", "owner"
    )
    return {one.pk: one for one in found.filter(pk__in=list(numbers)).order_by("pk")}


def _moves(promise: Promise, matter: Conversation, *, at: datetime) -> bool:
    """Whether it falls due at another time now; then it and its conversation say so, not yet written."""
    owing, before = Owing(promise.kind), promise.due_at
    counted, from_now = matter.due(owing, promise.made_at), matter.due(owing, at)
    if counted is None or from_now is None:
        return False
    # Of a solution the time that paused is in what it falls due by now, and in nothing else.
    first = promise.first_due_at if promise.owed == Owed.ANSWER else before
    promise.due_at = redated(first=first, counted=counted, from_now=from_now, at=at)
    if promise.due_at == before:
        return False
    promise.look_again(lead=matter.owner.remind_minutes if matter.owner else USUAL_LEAD)
    promise.version += 1
    if promise.owed == Owed.ANSWER:
        matter.answer_due_at = promise.due_at
    else:
        matter.solution_due_at = promise.due_at
    return True


def _write(promises: Sequence[Promise], matters: dict[int, Conversation]) -> None:
    Promise.objects.bulk_update(promises, ["due_at", "look_at", "version"], batch_size=400)
    moved = {one.conversation_id: matters[one.conversation_id] for one in promises}.values()
    for matter in moved:
        matter.stand_in_place()
    Conversation.objects.bulk_update(moved, ["answer_due_at", "solution_due_at", "due_order"], batch_size=400)


def moved_from(before: datetime, promise: Promise, *, why: Why) -> PromiseRedated:
    """The fact that it falls due at another time than before."""
    return PromiseRedated(
        conversation=promise.conversation_id,
        customer=promise.customer_id,
        promise=promise.pk,
        kind=promise.kind,
        before_due=before.isoformat(),
        due=promise.due_at.isoformat(),
        why=why.value,
    )
