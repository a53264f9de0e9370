"""Whoever was handed a matter goes on with it."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import refuse_while_held, taken_up
from firsthand.conversations.actions.handed import offered_in
from firsthand.conversations.facts import HandOverAccepted
from firsthand.conversations.models import Conversation, HandOver
from firsthand.conversations.rules.refusals import NothingHandedOver, OfferedToAnother
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def accept_hand_over(
    conversation: Conversation, *, by: Representative, at: datetime, seen: int | None = None
) -> HandOver:
    """It is theirs, and whoever handed it over knows. Raises `NothingHandedOver`, and `OfferedToAnother`."""
    conversation = taken_up(conversation, by=by, seen=seen)
    refuse_while_held(conversation)
    offered = offered_in(conversation)
    if offered is None:
        raise NothingHandedOver
    if offered.to and by not in (offered.to, conversation.owner):
        raise OfferedToAnother(name=offered.to.name)
    before = conversation.owner_id
    conversation.owner = by
    conversation.put("owner")
    record(accepted(offered, conversation, by=by, at=at, before=before), by=by, at=at)
    return offered


def accepted(
    offered: HandOver, conversation: Conversation, *, by: Representative, at: datetime, before: int | None
) -> HandOverAccepted:
    """Somebody works on it; the caller makes it theirs, and records this."""
    offered.state, offered.accepted_at, offered.accepted_by = HandOver.State.ACCEPTED, at, by
    offered.save(update_fields=["state", "accepted_at", "accepted_by"])
    return HandOverAccepted(
        conversation=conversation.pk,
        customer=conversation.customer_id,
        hand_over=offered.pk,
        giver=offered.by_id,
        before=before if before != by.pk else None,
        told=bool(offered.told_id and not offered.to_id),
    )
