"""A matter comes back whose owner is not here."""

from datetime import datetime

from firsthand.conversations.facts import ConversationLent, ConversationLentToTeam
from firsthand.conversations.models import Conversation, Loan
from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record
from firsthand.team.models import Absence, Representative
from firsthand.team.queries import stand_in_of


def into_hands_that_are_here(conversation: Conversation, *, at: datetime) -> list[str]:
    """It comes back to its owner, or to who covers for one who is away; one who left has it no longer; returns what changed."""
    if conversation.owner_id is None:
        return []
    owner = Representative.objects.active().select_related("absence").filter(pk=conversation.owner_id).first()
    if owner is None:
        conversation.owner = None
        return ["owner"]
    if owner.absence is None:
        return []
    _lend(conversation, owner.absence, at=at)
    return ["owner"]


def _lend(conversation: Conversation, absence: Absence, *, at: datetime) -> None:
    lender, borrower = absence.representative_id, stand_in_of(absence)
    Loan.objects.get_or_create(
        conversation=conversation,
        ended_at=None,
        defaults={"absence": absence, "lender_id": lender, "borrower_id": borrower, "lent_at": at},
    )
    conversation.owner_id = borrower
    who = {"conversation": conversation.pk, "customer": conversation.customer_id, "before": lender}
    lent = ConversationLent(**who, owner=borrower) if borrower else ConversationLentToTeam(**who)
    record(lent, by=HOUSE, at=at)
