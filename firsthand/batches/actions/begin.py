"""Somebody asks for one act on many conversations."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from firsthand.batches.deeds import deed_of, is_tagging
from firsthand.batches.errands import carry_on
from firsthand.batches.facts import BatchBegun
from firsthand.batches.models import Batch, Item
from firsthand.batches.rules import AT_ONCE, MOST, Act, NoTagGiven, NothingChosen, TooMany
from firsthand.conversations.actions import known_tags
from firsthand.conversations.queries import visible_to
from firsthand.conversations.rules.refusals import SnoozeIsPast
from firsthand.journal.errands import enqueue
from firsthand.journal.record import record
from firsthand.team.models import Representative

ROWS_AT_ONCE = 1_000


@transaction.atomic
def begin(
    act: Act, conversations: Sequence[int], *, by: Representative, at: datetime, parameters: Mapping[str, Any] = {}
) -> Batch:
    """It is written down what is to be done, with those of the conversations that they see; more than a page's worth
    is worked off soon, the others by whoever calls.

    Raises `NothingChosen`, `TooMany`, and what the act's own values are refused with.
    """
    if len(conversations) > MOST:
        raise TooMany
    chosen = _seen(conversations, by=by)
    if not chosen:
        raise NothingChosen
    batch = Batch(act=act, parameters=_checked(act, dict(parameters), at=at), by=by, at=at, total=len(chosen))
    if not is_tagging(batch):
        deed_of(batch)
    batch.save()
    put_items(batch, chosen)
    record(BatchBegun(batch=batch.pk, act=act, total=batch.total), by=by, at=at)
    if batch.total > AT_ONCE:
        enqueue(carry_on, batch.pk, key=f"batch:{batch.pk}")
    return batch


def put_items(batch: Batch, conversations: Sequence[int]) -> None:
    """Each conversation waits in it, in the order of their numbers: so no two batches wait for each other."""
    rows = (Item(batch=batch, conversation_id=number) for number in conversations)
    Item.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)


def _seen(conversations: Sequence[int], *, by: Representative) -> list[int]:
    asked = sorted(set(conversations))
    steps = range(0, len(asked), ROWS_AT_ONCE)
    seen = visible_to(by)
    return [
        pk
        for start in steps
        for pk in seen.filter(pk__in=asked[start : start + ROWS_AT_ONCE]).order_by("pk").values_list("pk", flat=True)
    ]


def _checked(act: Act, given: dict[str, Any], *, at: datetime) -> dict[str, Any]:
    """What the act needs, in codes; new tags are known now."""
    if act in (Act.TAG, Act.UNTAG):
        tags = known_tags(given.get("tags", ()))
        if not tags:
            raise NoTagGiven
        return {"tags": sorted(one.pk for one in tags)}
    if act == Act.SNOOZE and datetime.fromisoformat(given["until"]) <= at:
        raise SnoozeIsPast
    return given
