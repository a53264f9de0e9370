"""A person decides about dead letters, and it is written down who did."""

from datetime import datetime

from django.db import transaction

from firsthand.journal.actor import Acts
from firsthand.journal.errands.discard import NotDead, discard
from firsthand.journal.errands.facts import ErrandDiscarded, ErrandRetried
from firsthand.journal.errands.retry import retry
from firsthand.journal.models.errand import Errand
from firsthand.journal.record import record

AT_ONCE = 500


@transaction.atomic
def try_again(errand: Errand, *, by: Acts, at: datetime) -> None:
    """It waits again with all its attempts before it. Raises NotDead."""
    number = errand.pk
    retry(errand)
    record(ErrandRetried(errand=number, task=errand.path), by=by, at=at)


@transaction.atomic
def try_all_again(*, by: Acts, at: datetime) -> int:
    """The latest five hundred wait again; says how many they were."""
    tried = [errand for errand in Errand.objects.dead()[:AT_ONCE] if _lives(errand)]
    record(*(ErrandRetried(errand=errand.pk, task=errand.path) for errand in tried), by=by, at=at)
    return len(tried)


@transaction.atomic
def throw_away(errand: Errand, *, by: Acts, at: datetime) -> None:
    """It is gone, and its work will not be done. Raises NotDead."""
    discard(errand)
    record(ErrandDiscarded(errand=errand.pk, task=errand.path), by=by, at=at)


def _lives(errand: Errand) -> bool:
    try:
        retry(errand)
    except NotDead:  # a colleague was quicker with this one
        return False
    return True
