"""What somebody promised who is away is kept by other hands from now on."""

from datetime import datetime

from django.db import transaction

from firsthand.promises.actions.give_back import standing
from firsthand.promises.actions.lend import pass_on
from firsthand.promises.facts import Why
from firsthand.promises.models import Promise, PromiseLoan


@transaction.atomic
def lend_on(*, lender: int, borrower: int | None, at: datetime) -> list[Promise]:
    """What they lent is this person's to keep, or their teams'; which, the next due first. Customers may be told anew.

    What is settled, and what somebody took for good, stays where it is.
    """
    loans = list(PromiseLoan.objects.open().filter(lender=lender))
    kept_by = {one.pk: one.owner_id for one in standing(loans) if not one.is_settled} if loans else {}
    moving = [one for one in loans if kept_by.get(one.promise_id, 0) in (one.borrower_id, None)]
    if not moving:
        return []
    PromiseLoan.objects.filter(pk__in=[one.pk for one in moving]).update(borrower=borrower, told_at=None)
    promises = list(Promise.objects.filter(pk__in=[one.promise_id for one in moving]).by_due())
    pass_on([one for one in promises if one.owner_id != borrower], to=borrower, why=Why.AWAY, at=at)
    return promises
