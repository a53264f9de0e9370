"""A batch is undone: each of its conversations has again what it had before, where nobody changed it since."""

from datetime import datetime

from django.db import transaction

from firsthand.batches.actions.begin import put_items
from firsthand.batches.errands import carry_on
from firsthand.batches.facts import BatchBegun
from firsthand.batches.models import Batch
from firsthand.batches.rules import AT_ONCE, Act, NothingToUndo, NotYourBatch, StillRunning, UndoneAlready
from firsthand.journal.errands import enqueue
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def take_back(batch: Batch, *, by: Representative, at: datetime) -> Batch:
    """A batch of its own that puts back what this one changed; it is worked off as any other.

    Raises `NotYourBatch`, `StillRunning`, `NothingToUndo` and `UndoneAlready`.
    """
    now = Batch.objects.locked().get(pk=batch.pk)
    if now.by_id != by.pk:
        raise NotYourBatch
    if now.is_running:
        raise StillRunning
    if Batch.objects.filter(undoes=now).exists():
        raise UndoneAlready
    changed = list(now.items.changed().order_by("conversation").values_list("conversation", flat=True))
    if not changed or not now.may_be_undone(at):
        raise NothingToUndo
    undo = Batch.objects.create(act=Act.UNDO, by=by, at=at, undoes=now, total=len(changed))
    put_items(undo, changed)
    record(BatchBegun(batch=undo.pk, act=Act.UNDO, total=undo.total), by=by, at=at)
    if undo.total > AT_ONCE:
        enqueue(carry_on, undo.pk, key=f"batch:{undo.pk}")
    return undo
