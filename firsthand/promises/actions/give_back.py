"""Somebody is back, and what they promised is theirs to keep again."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from firsthand.conversations.rules.loans import Outcome, outcome_of
from firsthand.promises.actions.lend import pass_on
from firsthand.promises.facts import Why
from firsthand.promises.models import Promise, PromiseLoan
from firsthand.team.models import Representative


@transaction.atomic
def give_back(*, lender: int, at: datetime) -> int:
    """Each promise that they lent is theirs again, unless it is settled or somebody took it for good; how many came back.

    What was agreed on instead of one meanwhile comes back in its place.
    """
    loans = list(PromiseLoan.objects.open().filter(lender=lender))
    if not loans:
        return 0
    is_here = Representative.objects.active().filter(pk=lender).exists()
    promises = {one.pk: one for one in standing(loans)}
    ended: dict[Outcome, list[PromiseLoan]] = defaultdict(list)
    for loan in loans:
        one = promises[loan.promise_id]
        ended[outcome_of(loan.borrower_id, owner=one.owner_id, is_solved=one.is_settled, is_here=is_here)].append(loan)
    for outcome, some in ended.items():
        PromiseLoan.objects.filter(pk__in=[one.pk for one in some]).update(ended_at=at, outcome=outcome)
    returned = [promises[one.promise_id] for one in ended[Outcome.RETURNED]]
    pass_on(returned, to=lender, why=Why.BACK, at=at)
    return len(returned)


def standing(loans: Sequence[PromiseLoan]) -> list[Promise]:
    """The promises, locked; a loan whose promise was renegotiated is from now on one of what stands instead."""
    by_promise = {loan.promise_id: loan for loan in loans}
    while instead := list(Promise.objects.filter(instead_of__in=by_promise).only("pk", "instead_of").order_by("pk")):
        for one in instead:
            loan = by_promise.pop(one.instead_of_id or 0)
            loan.promise_id = one.pk
            by_promise[one.pk] = loan
        PromiseLoan.objects.bulk_update([by_promise[one.pk] for one in instead], ["promise"], batch_size=400)
    return list(Promise.objects.filter(pk__in=by_promise).locked().order_by("pk"))
