"""What was held back is let through to the desk, or that is taken back: a few statements for many of them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import refused_among, taken_up
from firsthand.conversations.actions.holding import end, hold_of, renew_all, stand_free, stand_held
from firsthand.conversations.actions.indexing import unindex
from firsthand.conversations.facts import HeldAgain, LetThrough
from firsthand.conversations.models import Conversation, Hold
from firsthand.conversations.rules.refusals import IsNotHeld
from firsthand.journal.record import record
from firsthand.kit.errors import Refused
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
    for refused in hold_again_many([conversation], seen={}, by=by, at=at).values():
        raise refused
    return conversation


@transaction.atomic
def hold_again_many(
    locked: Sequence[Conversation], *, seen: Mapping[int, int], by: Representative, at: datetime
) -> dict[int, Refused]:
    """Each is held as before it was let through; those in which anything happened since `seen` are as they are.

    They are locked by whoever calls; those that were refused are answered by number.
    """
    holds = {one.conversation_id: one for one in Hold.objects.filter(conversation__in=locked).order_by("pk")}
    free = {one.pk for one in locked if one.pk in holds and holds[one.pk].ended == Hold.Ended.LET_THROUGH}
    unheld = {one.pk: IsNotHeld() for one in locked if one.pk not in free}
    refused = {**unheld, **refused_among(locked, seen=seen, by=by)}
    going = [one for one in locked if one.pk not in refused]
    renew_all([holds[one.pk] for one in going])
    stand_held(going, holds)
    unindex(*going)
    again = (HeldAgain(conversation=one.pk, customer=one.customer_id, why=one.held_for) for one in going)
    record(*again, by=by, at=at)
    return refused


def let_through_by_their_word(conversation: Conversation, *, at: datetime) -> None:
    """Whoever speaks with a key that we gave them is known, so nothing of theirs is held back any more."""
    if hold := hold_of(conversation):
        end(hold, Hold.Ended.LET_THROUGH, by=None, at=at)
        stand_free(conversation, hold, at=at)
