"""A batch goes on: its next conversations are done, each by its own action."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from datetime import datetime

from django.db import transaction

from firsthand.batches.deeds import Deed, deed_of, undoing
from firsthand.batches.facts import BatchEnded
from firsthand.batches.models import Batch, Item
from firsthand.batches.rules import Act
from firsthand.conversations.actions import standing_of
from firsthand.conversations.models import Conversation
from firsthand.journal.record import record, together
from firsthand.kit.errors import Refused
from firsthand.kit.rows import update

# So many in one transaction: others wait for it no longer than for a page.
SLICE = 50
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
    items = list(batch.items.waiting().order_by("pk")[:SLICE])
    with nullcontext() if one_by_one else together():
        _do(items, batch, at=at)
    _write(batch, items, at=at)
    return batch.is_running


def _do(items: Sequence[Item], batch: Batch, *, at: datetime) -> None:
    found = _locked(items, with_tags=batch.act in (Act.TAG, Act.UNTAG))
    for item, deed in zip(items, _deeds(batch, items), strict=True):
        if item.conversation_id in found:
            _do_one(item, found[item.conversation_id], deed, batch, at=at)


def _locked(items: Sequence[Item], *, with_tags: bool) -> dict[int, Conversation]:
    numbers = [item.conversation_id for item in items]
    rows = Conversation.objects.locked().filter(pk__in=numbers).order_by("pk")
    return {one.pk: one for one in (rows.prefetch_related("tags") if with_tags else rows)}


def _deeds(batch: Batch, items: Sequence[Item]) -> Iterator[Deed]:
    if batch.undoes is None:
        deed = deed_of(batch)
        yield from (deed for _item in items)
        return
    undone = batch.undoes
    numbers = [item.conversation_id for item in items]
    done = {one.conversation_id: one for one in undone.items.filter(conversation__in=numbers)}
    yield from (undoing(undone.act, done[number]) for number in numbers)


def _do_one(item: Item, before: Conversation, deed: Deed, batch: Batch, *, at: datetime) -> None:
    stood = standing_of(before)
    if batch.act in (Act.TAG, Act.UNTAG):
        stood = stood.with_tags([one.pk for one in before.tags.all()])
    try:
        with transaction.atomic():  # what is refused leaves nothing behind, while the others go on
            after = deed(before, by=batch.by, at=at)
    except Refused as refused:
        _refuse(item, refused)
        return
    item.state = Item.State.DONE
    if after.version != before.version:
        item.before, item.version = stood.as_json(), after.version


def _refuse(item: Item, refused: Refused) -> None:
    """The sentence as it stands in the code, to be told later in whoever's language."""
    item.state, item.why = Item.State.REFUSED, refused.template[:300]
    item.why_values = {name: str(value) for name, value in refused.values.items()}


def _write(batch: Batch, items: Sequence[Item], *, at: datetime) -> None:
    for item in items:
        update(item, *RESULTS)  # `bulk_update` took as long as all the acts together
    batch.done += sum(item.state == Item.State.DONE for item in items)
    batch.refused += sum(item.state == Item.State.REFUSED for item in items)
    if len(items) < SLICE or batch.done + batch.refused >= batch.total:
        batch.ended_at = at
        record(BatchEnded(batch=batch.pk, act=batch.act, done=batch.done, refused=batch.refused), by=batch.by, at=at)
    batch.save(update_fields=["done", "refused", "ended_at"])
