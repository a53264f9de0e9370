"""What targets promised falls due at another time, because other targets hold for the matter now."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction

from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.owed import Owed as Owing
from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record
from firsthand.promises.facts import PromiseRedated
from firsthand.promises.models import Promise, Redating
from firsthand.promises.rules.kinds import USUAL_LEAD, Owed
from firsthand.promises.rules.targets import redated


@transaction.atomic
def redate(conversations: Collection[int], *, why: Redating.Why, at: datetime) -> list[Redating]:
    """Open answers and solutions of these fall due as their targets say now, with a re-dating written for each.

    What is late stays late, what pauses stays as it is, and nothing moves beyond what was promised first.
    """
    owed = Promise.objects.open().running().exclude(owed=Owed.NOTHING).filter(conversation__in=conversations)
    promises = list(owed.locked().order_by("pk"))
    if not promises:
        return []
    matters = _matters({one.conversation_id for one in promises})
    made = [one for promise in promises if (one := _redated(promise, matters[promise.conversation_id], why=why, at=at))]
    _write(made, matters)
    record(*(_fact(one, why) for one in made), by=HOUSE, at=at)
    return made


def _matters(numbers: Iterable[int]) -> dict[int, Conversation]:
    found = Conversation.objects.locked().select_related(
        "inbox__calendar", "inbox__team__calendar", "customer", "owner"
    )
    return {one.pk: one for one in found.filter(pk__in=list(numbers)).order_by("pk")}


def _redated(promise: Promise, matter: Conversation, *, why: Redating.Why, at: datetime) -> Redating | None:
    """The re-dating, with the promise and its conversation changed accordingly, not yet written."""
    owing, before = Owing(promise.kind), promise.due_at
    counted, from_now = matter.due(owing, promise.made_at), matter.due(owing, at)
    if counted is None or from_now is None:
        return None
    # Of a solution the time that paused is in what it falls due by now, and in nothing else.
    first = promise.first_due_at if promise.owed == Owed.ANSWER else before
    promise.due_at = redated(first=first, counted=counted, from_now=from_now, at=at)
    if promise.due_at == before:
        return None
    promise.look_again(lead=matter.owner.remind_minutes if matter.owner else USUAL_LEAD)
    promise.version += 1
    if promise.owed == Owed.ANSWER:
        matter.answer_due_at = promise.due_at
    else:
        matter.solution_due_at = promise.due_at
    return Redating(promise=promise, at=at, why=why, before=before, after=promise.due_at)


def _write(made: list[Redating], matters: dict[int, Conversation]) -> None:
    Redating.objects.bulk_create(made, batch_size=400)
    Promise.objects.bulk_update([one.promise for one in made], ["due_at", "look_at", "version"], batch_size=400)
    moved = {one.promise.conversation_id: matters[one.promise.conversation_id] for one in made}.values()
    for matter in moved:
        matter.stand_in_place()
    Conversation.objects.bulk_update(moved, ["answer_due_at", "solution_due_at", "due_order"], batch_size=400)


def _fact(redating: Redating, why: Redating.Why) -> PromiseRedated:
    promise = redating.promise
    return PromiseRedated(
        conversation=promise.conversation_id,
        customer=promise.customer_id,
        promise=promise.pk,
        kind=promise.kind,
        before_due=redating.before.isoformat(),
        due=redating.after.isoformat(),
        why=why.value,
    )
