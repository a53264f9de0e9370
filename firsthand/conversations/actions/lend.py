"""Somebody is away, and what they look after is lent until they are back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from firsthand.conversations.facts import ConversationLent, ConversationLentToTeam
from firsthand.conversations.models import Conversation, Loan
from firsthand.conversations.queries.owned import open_of
from firsthand.journal.actor import HOUSE
from firsthand.journal.facts import Fact
from firsthand.journal.record import record


@transaction.atomic
def lend(*, absence: int, lender: int, borrower: int | None, at: datetime) -> list[int]:
    """Everything unsolved that is theirs has these hands, or nobody's, so that its team sees it; which, the next due first.

    What they look after for somebody else goes on to the same hands, and still comes back to whose it was.
    """
    theirs = open_of(lender).let_in().locked().only("pk", "customer_id", "due_order")
    matters = list(theirs.order_by("pk"))
    if not matters:
        return []
    borrowed = set(Loan.objects.open().filter(borrower=lender).values_list("conversation", flat=True))
    Loan.objects.open().filter(borrower=lender).update(borrower=borrower)
    Loan.objects.bulk_create(
        Loan(absence_id=absence, conversation=one, lender_id=lender, borrower_id=borrower, lent_at=at)
        for one in matters
        if one.pk not in borrowed
    )
    numbers = [one.pk for one in matters]
    Conversation.objects.filter(pk__in=numbers).update(owner=borrower, version=F("version") + 1)
    record(*_facts(matters, lender, borrower), by=HOUSE, at=at)
    return [one.pk for one in sorted(matters, key=lambda one: (one.due_order, one.pk))]


def _facts(matters: Sequence[Conversation], lender: int, borrower: int | None) -> Sequence[Fact]:
    if borrower is None:
        return [ConversationLentToTeam(one.pk, one.customer_id, before=lender) for one in matters]
    return [ConversationLent(one.pk, one.customer_id, owner=borrower, before=lender) for one in matters]
