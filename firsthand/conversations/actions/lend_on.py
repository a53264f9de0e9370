"""What is lent while somebody is away goes on to other hands."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from firsthand.conversations.facts import ConversationLent, ConversationLentToTeam
from firsthand.conversations.models import Conversation, Loan
from firsthand.conversations.rules.states import State
from firsthand.journal.actor import HOUSE
from firsthand.journal.facts import Fact
from firsthand.journal.record import record


@transaction.atomic
def lend_on(*, lender: int, borrower: int | None, at: datetime) -> list[int]:
    """What they lent has these hands from now on, or nobody's; which, the next due first.

    What is solved, and what somebody took for good, stays where it is.
    """
    loans = dict(Loan.objects.open().filter(lender=lender).values_list("conversation", "borrower"))
    found = Conversation.objects.locked().filter(pk__in=loans).exclude(state=State.RESOLVED).order_by("pk")
    matters = [
        one
        for one in found.only("pk", "customer_id", "owner_id", "due_order")
        if one.owner_id in (loans[one.pk], None) and one.owner_id != borrower
    ]
    if not matters:
        return []
    numbers = [one.pk for one in matters]
    Loan.objects.open().filter(conversation__in=numbers).update(borrower=borrower)
    Conversation.objects.filter(pk__in=numbers).update(owner=borrower, version=F("version") + 1)
    record(*_facts(matters, lender, borrower), by=HOUSE, at=at)
    return [one.pk for one in sorted(matters, key=lambda one: (one.due_order, one.pk))]


def _facts(matters: Sequence[Conversation], lender: int, borrower: int | None) -> Sequence[Fact]:
    who: Mapping[str, int] = {"before": lender}
    if borrower is None:
        return [ConversationLentToTeam(one.pk, one.customer_id, **who, hands=one.owner_id) for one in matters]
    return [ConversationLent(one.pk, one.customer_id, owner=borrower, **who, hands=one.owner_id) for one in matters]
