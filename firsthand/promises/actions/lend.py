"""Somebody is away, and what they promised is kept by others until they are back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record
from firsthand.promises.facts import PromisePassedOn, Why
from firsthand.promises.models import Promise, PromiseLoan


@transaction.atomic
def lend(*, absence: int, lender: int, borrower: int | None, at: datetime) -> list[Promise]:
    """What they said and have not settled is whoever covers' to keep, or their teams'; which, the next due first.

    What they keep for somebody else goes on to the same hands, and still comes back to whose it was.
    """
    promises = list(Promise.objects.unsettled().said().filter(owner=lender).locked().by_due())
    if not promises:
        return []
    kept = set(PromiseLoan.objects.open().filter(borrower=lender).values_list("promise", flat=True))
    PromiseLoan.objects.open().filter(borrower=lender).update(borrower=borrower)
    PromiseLoan.objects.bulk_create(
        PromiseLoan(absence_id=absence, promise=one, lender_id=lender, borrower_id=borrower, lent_at=at)
        for one in promises
        if one.pk not in kept
    )
    pass_on(promises, to=borrower, why=Why.AWAY, at=at)
    return promises


def pass_on(promises: Sequence[Promise], *, to: int | None, why: "Why", at: datetime) -> None:
    """They are this person's to keep, or nobody's, who is then whoever leads; one statement and their facts."""
    if not promises:
        return
    Promise.objects.filter(pk__in=[one.pk for one in promises]).update(owner=to, version=F("version") + 1)
    facts = [
        PromisePassedOn(
            conversation=one.conversation_id,
            customer=one.customer_id,
            promise=one.pk,
            kind=one.kind,
            before=one.owner_id,
            owner=to,
            why=why.value,
        )
        for one in promises
    ]
    for one in promises:
        one.owner_id = to
    record(*facts, by=HOUSE, at=at)
