"""Somebody who leads decides that the customer need not be asked any more."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.actions.put_note import put_note
from firsthand.conversations.facts import FollowUpWaived
from firsthand.conversations.models import Conversation
from firsthand.conversations.queries.hand_overs import home_of
from firsthand.conversations.rules.permissions import may_waive
from firsthand.conversations.rules.refusals import NobodyHasToAsk, OnlyLeadsMay, WhyWithoutWord
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def waive_follow_up(
    conversation: Conversation, *, reason: str, by: Representative, at: datetime, seen: int | None = None
) -> Conversation:
    """It may close without the customer's word, as where they never answer; the reason stands in the thread.

    Raises `OnlyLeadsMay`, `WhyWithoutWord`, `NobodyHasToAsk`.
    """
    conversation = taken_up(conversation, by=by, seen=seen)
    if conversation.follow_up_by_id is None:
        raise NobodyHasToAsk
    if not may_waive(by, {conversation.team_id, home_of(conversation).pk}):
        raise OnlyLeadsMay
    if not reason.strip():
        raise WhyWithoutWord
    conversation.hand_overs.in_force().update(closed_at=at)
    put_note(conversation, reason.strip(), by=by, at=at)
    conversation.follow_up_by = None
    conversation.put("follow_up_by", "message_count")
    record(FollowUpWaived(conversation=conversation.pk, customer=conversation.customer_id), by=by, at=at)
    return conversation
