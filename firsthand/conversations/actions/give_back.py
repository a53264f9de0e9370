"""Somebody is back, and what was lent is theirs again."""

from collections import defaultdict
from datetime import datetime

from django.db import transaction
from django.db.models import F

from firsthand.conversations.facts import ConversationReturned
from firsthand.conversations.models import Conversation, Loan
from firsthand.conversations.rules.loans import Outcome, outcome_of
from firsthand.conversations.rules.states import State
from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def give_back(*, lender: int, at: datetime) -> int:
    """Each matter that they lent is theirs again, unless it was solved, or somebody took it for good; how many came back.

    Who has left keeps nothing: then it stays with whoever has it.
    """
    loans = list(Loan.objects.open().filter(lender=lender).order_by("conversation"))
    if not loans:
        return 0
    is_here = Representative.objects.active().filter(pk=lender).exists()
    found = Conversation.objects.locked().filter(pk__in=[one.conversation_id for one in loans]).order_by("pk")
    matters = {one.pk: one for one in found.only("pk", "owner", "state", "customer")}
    ended: dict[Outcome, list[Loan]] = defaultdict(list)
    for loan in loans:
        matter = matters[loan.conversation_id]
        is_solved = matter.state == State.RESOLVED
        ended[outcome_of(loan.borrower_id, owner=matter.owner_id, is_solved=is_solved, is_here=is_here)].append(loan)
    for outcome, some in ended.items():
        Loan.objects.filter(pk__in=[one.pk for one in some]).update(ended_at=at, outcome=outcome)
    returned = [matters[one.conversation_id] for one in ended[Outcome.RETURNED]]
    _return(returned, lender=lender, at=at)
    return len(returned)


def _return(matters: list[Conversation], *, lender: int, at: datetime) -> None:
    if not matters:
        return
    Conversation.objects.filter(pk__in=[one.pk for one in matters]).update(owner=lender, version=F("version") + 1)
    facts = (ConversationReturned(one.pk, one.customer_id, owner=lender, before=one.owner_id) for one in matters)
    record(*facts, by=HOUSE, at=at)
