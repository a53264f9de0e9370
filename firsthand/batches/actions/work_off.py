"""A batch goes on: its next conversations are done, each by its own action, or many by one that takes many."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from datetime import datetime

from django.db import transaction

from firsthand.batches.deeds import Deed, SliceDeed, deed_of, is_tagging, is_together, together
from firsthand.batches.facts import BatchEnded
from firsthand.batches.models import Batch, Item
from firsthand.conversations.actions import standing_of
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.standing import Standing
from firsthand.journal.record import record
from firsthand.journal.record import together as recorded_together
from firsthand.kit.errors import Refused
from firsthand.kit.rows import update_all

# So many in one transaction: others wait for it no longer than for a page.
SLICE, SLICE_TOGETHER = 50, 250
RESULTS = ("state", "before", "version", "why", "why_values")


def work_off(number: int, *, at: datetime) -> bool:
    """The next slice stands, with the facts of each and the refusals gathered; whether there is more to do.

    What was done before a crash is done, and not again: each slice is one transaction with what became of it.
    """
    try:
        return _slice(number, one_by_one=False, at=at)
    except Refused:
        # What follows from one of the facts refused, and with it the slice: now each for itself.
        return _slice(number, one_by_one=True, at=at)


@transaction.atomic
def _slice(number: int, *, one_by_one: bool, at: datetime) -> bool:
    batch = Batch.objects.locked().filter(pk=number).first()
    if batch is None or not batch.is_running:
        return False
    size = SLICE_TOGETHER if is_together(batch) else SLICE
    items = list(batch.items.waiting().order_by("pk")[:size])
    with nullcontext() if one_by_one else recorded_together():
        _do(items, batch, one_by_one=one_by_one, at=at)
    _write(batch, items, are_last=len(items) < size, at=at)
    return batch.is_running


def _do(items: Sequence[Item], batch: Batch, *, one_by_one: bool, at: datetime) -> None:
    found = _locked(items, with_tags=is_tagging(batch))
    there = [item for item in items if item.conversation_id in found]
    if is_together(batch):
        deed = together(batch, there)
        for some in [[item] for item in there] if one_by_one else [there]:
            _do_together(some, found, deed, batch, at=at)
        return
    deed_of_one = deed_of(batch)
    for item in there:
        _do_one(item, found[item.conversation_id], deed_of_one, batch, at=at)


def _locked(items: Sequence[Item], *, with_tags: bool) -> dict[int, Conversation]:
    numbers = [item.conversation_id for item in items]
    rows = Conversation.objects.locked().filter(pk__in=numbers).order_by("pk")
    return {one.pk: one for one in (rows.prefetch_related("tags") if with_tags else rows)}


def _do_together(
    items: Sequence[Item], found: Mapping[int, Conversation], deed: SliceDeed, batch: Batch, *, at: datetime
) -> None:
    rows = [found[item.conversation_id] for item in items]
    # What an undo finds is not undone.
    stood = [None if batch.undoes else standing_of(one).with_tags([tag.pk for tag in one.tags.all()]) for one in rows]
    versions = [one.version for one in rows]
    try:
        with transaction.atomic():
            refused = deed(rows, by=batch.by, at=at)
    except Refused as why:
        refused = {one.pk: why for one in rows}
    for item, one, before, version in zip(items, rows, stood, versions, strict=True):
        _note(item, refused.get(one.pk), before, is_changed=one.version != version, version=one.version)


def _do_one(item: Item, before: Conversation, deed: Deed, batch: Batch, *, at: datetime) -> None:
    stood = standing_of(before)
    try:
        with transaction.atomic():  # what is refused leaves nothing behind, while the others go on
            after = deed(before, by=batch.by, at=at)
    except Refused as refused:
        _refuse(item, refused)
        return
    _note(item, None, stood, is_changed=after.version != before.version, version=after.version)


def _note(item: Item, refused: Refused | None, before: Standing | None, *, is_changed: bool, version: int) -> None:
    if refused:
        _refuse(item, refused)
        return
    item.state = Item.State.DONE
    if is_changed:
        item.before, item.version = before and before.as_json(), version


def _refuse(item: Item, refused: Refused) -> None:
    """The sentence as it stands in the code, to be told later in whoever's language."""
    item.state, item.why = Item.State.REFUSED, refused.template[:300]
    item.why_values = {name: str(value) for name, value in refused.values.items()}


def _write(batch: Batch, items: Sequence[Item], *, are_last: bool, at: datetime) -> None:
    update_all(items, *RESULTS)  # `bulk_update` took as long as all the acts together
    batch.done += sum(item.state == Item.State.DONE for item in items)
    batch.unchanged += sum(item.state == Item.State.DONE and item.version is None for item in items)
    batch.refused += sum(item.state == Item.State.REFUSED for item in items)
    if are_last or batch.done + batch.refused >= batch.total:
        batch.ended_at = at
        record(BatchEnded(batch=batch.pk, act=batch.act, done=batch.done, refused=batch.refused), by=batch.by, at=at)
    batch.save(update_fields=["done", "unchanged", "refused", "ended_at"])
