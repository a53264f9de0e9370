"""Old batches are forgotten: what they did stands in the journal of each conversation."""

from datetime import datetime, timedelta

from firsthand.batches.models import Batch

KEPT_FOR = timedelta(days=30)
AT_ONCE = 20


def forget(*, at: datetime) -> int:
    """Those that ended a month ago are gone, at most twenty at a time; returns how many."""
    old = Batch.objects.filter(ended_at__lt=at - KEPT_FOR).order_by("pk").values_list("pk", flat=True)
    gone = list(old[:AT_ONCE])
    Batch.objects.filter(pk__in=gone).delete()
    return len(gone)
