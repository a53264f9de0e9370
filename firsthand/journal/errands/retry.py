"""A dead letter gets another life."""

from django.db import transaction

from firsthand.journal.errands.discard import NotDead, discard
from firsthand.journal.errands.enqueue import TOPIC
from firsthand.journal.models.errand import Errand
from firsthand.live import tell

FRESH = {"dead_at": None, "run_at": None, "attempts": 0, "crashes": 0}


@transaction.atomic
def retry(errand: Errand) -> None:
    """It waits again with all its attempts before it; where one with its key already waits, that one does the work.

    Raises NotDead.
    """
    if errand.key and Errand.objects.waiting().filter(key=errand.key).exists():
        discard(errand)
        return
    if not Errand.objects.dead().filter(pk=errand.pk).update(**FRESH):
        raise NotDead
    tell([TOPIC])
