"""A small batch is done while one waits for the answer."""

from datetime import datetime

from firsthand.batches.actions.work_off import work_off
from firsthand.batches.models import Batch
from firsthand.batches.rules import AT_ONCE


def finish_now(batch: Batch, *, at: datetime) -> Batch:
    """One of a page's worth is done; a larger one goes on by its errand."""
    if batch.total <= AT_ONCE:
        while work_off(batch.pk, at=at):
            pass
    return Batch.objects.get(pk=batch.pk)
