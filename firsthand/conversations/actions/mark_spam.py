"""A representative says that a conversation is spam, or takes that back."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.actions.holding import end, hold_for, hold_of, renew, stand_free
from firsthand.conversations.facts import HeldAsBlocked, MarkedAsSpam, SpamMarkTakenBack
from firsthand.conversations.models import Conversation, Hold
from firsthand.conversations.rules.refusals import IsNotHeld
from firsthand.conversations.rules.states import HeldFor
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def mark_spam(
    conversation: Conversation,
    *,
    held_for: HeldFor = HeldFor.MARKED,
    by: Representative,
    at: datetime,
    seen: int | None = None,
) -> Conversation:
    """It waits in the spam folder and owes nothing; one that was marked already stays so."""
    conversation = taken_up(conversation, by=by, seen=seen)
    if conversation.held_for == held_for:
        return conversation
    hold_for(held_for, conversation, by=by, at=at)
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    said = HeldAsBlocked if held_for == HeldFor.BLOCKED else MarkedAsSpam
    record(said(**who, before=conversation.owner_id), by=by, at=at)
    return conversation


@transaction.atomic
def take_back_spam(
    conversation: Conversation, *, by: Representative, at: datetime, seen: int | None = None
) -> Conversation:
    """It stands as it stood before it was marked, and nothing was learnt from that. Raises `IsNotHeld`."""
    conversation = taken_up(conversation, by=by, seen=seen)
    hold = hold_of(conversation)
    if hold is None or hold.by_id is None:
        raise IsNotHeld
    end(hold, Hold.Ended.TAKEN_BACK, by=by, at=at)
    if earlier := Hold.objects.filter(pk=hold.before.get("hold")).first():
        renew(earlier)
        conversation.put(*conversation.hold(HeldFor(earlier.held_for)))
    else:
        stand_free(conversation, hold, at=at)
    record(SpamMarkTakenBack(conversation=conversation.pk, customer=conversation.customer_id), by=by, at=at)
    return conversation
