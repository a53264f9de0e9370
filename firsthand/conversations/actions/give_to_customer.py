"""A conversation turns out to be another person's matter."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.actions.indexing import index_again
from firsthand.conversations.facts import CustomerReplaced
from firsthand.conversations.models import Conversation
from firsthand.journal.record import record
from firsthand.people.models import Customer
from firsthand.team.models import Representative


@transaction.atomic
def give_to_customer(
    conversation: Conversation, *, customer: Customer, by: Representative, at: datetime, seen: int | None = None
) -> Conversation:
    """It is this customer's, and what we write from now on goes to them. Nothing of before is sent to anybody."""
    conversation = taken_up(conversation, by=by, seen=seen)
    before = conversation.customer_id
    if before == customer.pk:
        return conversation
    conversation.customer = customer
    conversation.put("customer")
    if not conversation.is_held:
        index_again(conversation)
    record(CustomerReplaced(conversation=conversation.pk, customer=customer.pk, before_customer=before), by=by, at=at)
    return conversation
