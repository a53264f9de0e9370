"""Whoever covers for a colleague keeps a matter for good."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.facts import ConversationKept
from firsthand.conversations.models import Conversation, Loan
from firsthand.conversations.rules.loans import Outcome
from firsthand.conversations.rules.refusals import NotLent
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def keep_for_good(conversation: Conversation, *, by: Representative, at: datetime) -> Conversation:
    """It is theirs and does not go back; what nobody had is theirs now. Raises `NotLent`."""
    conversation = taken_up(conversation, by=by)
    loan = Loan.objects.open().select_for_update(of=("self",)).filter(conversation=conversation).first()
    if loan is None or conversation.owner_id not in (by.pk, None):
        raise NotLent
    loan.ended_at, loan.outcome = at, Outcome.KEPT
    loan.save(update_fields=["ended_at", "outcome"])
    conversation.owner = by
    conversation.put("owner")
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    record(ConversationKept(**who, owner=by.pk, before=loan.lender_id), by=by, at=at)
    return conversation
