"""Whoever was handed a matter gives it back, and says why."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import refuse_while_held, taken_up
from firsthand.conversations.actions.handed import bring_home, end, let_free, running
from firsthand.conversations.actions.put_note import put_note
from firsthand.conversations.facts import HandOverGivenBack
from firsthand.conversations.models import Conversation, HandOver
from firsthand.conversations.rules.refusals import NothingHandedOver, WhyGiveBack
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def hand_back(
    conversation: Conversation, *, reason: str, by: Representative, at: datetime, seen: int | None = None
) -> HandOver:
    """It is again whose it was before, with the reason. Raises `NothingHandedOver`, `WhyGiveBack`.

    Nobody has to ask the customer for what nobody else has worked on.
    """
    conversation = taken_up(conversation, by=by, seen=seen)
    refuse_while_held(conversation)
    handed = running(conversation)
    if handed is None:
        raise NothingHandedOver
    if not reason.strip():
        raise WhyGiveBack(name=handed.by.name)
    end(handed, HandOver.State.GIVEN_BACK, at=at, reason=reason.strip())
    put_note(conversation, reason.strip(), by=by, at=at)
    left = bring_home(conversation, handed.by, handed.before_team, at=at)
    free = let_free(conversation, at=at)
    conversation.put("owner", "team", "follow_up_by", "message_count", "state", "snoozed_until", *left.changed)
    fact = HandOverGivenBack(
        conversation=conversation.pk,
        customer=conversation.customer_id,
        hand_over=handed.pk,
        owner=conversation.owner_id,
        free=free,
        told=handed.told_id is not None,
        before=left.owner,
        before_team=left.team,
    )
    record(fact, by=by, at=at)
    return handed
