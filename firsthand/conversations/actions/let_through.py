"""What was held back is let through to the desk, or that is taken back."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.actions.holding import end, hold_of, renew, stand_free
from firsthand.conversations.actions.indexing import unindex
from firsthand.conversations.facts import HeldAgain, LetThrough
from firsthand.conversations.models import Conversation, Hold
from firsthand.conversations.rules.refusals import ChangedMeanwhile, IsNotHeld
from firsthand.conversations.rules.states import HeldFor
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def let_through(
    conversation: Conversation, *, by: Representative, at: datetime, seen: int | None = None
) -> Conversation:
    """It is on the desk and owes an answer since the customer wrote; one that was never held stays as it is."""
    conversation = taken_up(conversation, by=by, seen=seen)
    hold = hold_of(conversation)
    if hold is None:
        return conversation
    end(hold, Hold.Ended.LET_THROUGH, by=by, at=at)
    stand_free(conversation, hold, at=at)
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    record(LetThrough(**who, why=hold.held_for), by=by, at=at)
    return conversation


@transaction.atomic
def hold_again(conversation: Conversation, *, by: Representative, at: datetime, seen: int) -> Conversation:
    """It is held as before it was let through. Raises `ChangedMeanwhile` once anything happened in it, and `IsNotHeld`."""
    conversation = taken_up(conversation, by=by, seen=seen)
    hold = conversation.holds.order_by("-pk").first()
    if hold is None or hold.ended != Hold.Ended.LET_THROUGH:
        raise IsNotHeld
    if conversation.is_held:
        raise ChangedMeanwhile
    renew(hold)
    conversation.put(*conversation.hold(HeldFor(hold.held_for)))
    unindex(conversation)
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    record(HeldAgain(**who, why=hold.held_for), by=by, at=at)
    return conversation


def let_through_by_their_word(conversation: Conversation, *, at: datetime) -> None:
    """Whoever speaks with a key that we gave them is known, so nothing of theirs is held back any more."""
    if hold := hold_of(conversation):
        end(hold, Hold.Ended.LET_THROUGH, by=None, at=at)
        stand_free(conversation, hold, at=at)
