"""Owners are reminded of the repairs whose time has come, each once."""

from datetime import datetime

from django.db import transaction

from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record
from firsthand.promises.facts import RepairComesDue
from firsthand.promises.models import Repair

BATCH = 500


@transaction.atomic
def recall_repairs(*, at: datetime) -> int:
    """Of each repair that fell due undone its owner is told; returns how many, at most 500."""
    due = Repair.objects.to_recall().filter(due_at__lte=at).order_by("due_at", "pk")
    rows = list(due.select_for_update(of=("self",), skip_locked=True)[:BATCH])
    if not rows:
        return 0
    Repair.objects.filter(pk__in=[one.pk for one in rows]).update(recalled_at=at)
    record(
        *(
            RepairComesDue(
                conversation=one.conversation_id, customer=one.customer_id, repair=one.pk, owner=one.owner_id
            )
            for one in rows
        ),
        by=HOUSE,
        at=at,
    )
    return len(rows)
