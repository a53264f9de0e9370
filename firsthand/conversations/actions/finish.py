"""Whoever was handed a matter has finished; whose it was first asks the customer."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import refuse_while_held, taken_up
from firsthand.conversations.actions.handed import bring_home, running
from firsthand.conversations.actions.put_note import put_note
from firsthand.conversations.facts import HandOverFinished
from firsthand.conversations.models import Conversation, HandOver
from firsthand.conversations.queries.hand_overs import home_of
from firsthand.conversations.rules.refusals import NothingHandedOver
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def finish(
    conversation: Conversation, *, words: str = "", by: Representative, at: datetime, seen: int | None = None
) -> HandOver:
    """It is the first owner's again, with what was done, and they ask the customer. Raises `NothingHandedOver`."""
    conversation = taken_up(conversation, by=by, seen=seen)
    refuse_while_held(conversation)
    handed = running(conversation)
    if handed is None:
        raise NothingHandedOver
    in_force = conversation.hand_overs.in_force()
    # Whoever finishes what was only offered has worked on it nevertheless.
    in_force.offered().update(accepted_at=at, accepted_by=by)
    in_force.filter(state__in=HandOver.RUNNING).update(state=HandOver.State.FINISHED, ended_at=at)
    if words.strip():
        put_note(conversation, words.strip(), by=by, at=at)
    left = bring_home(conversation, conversation.follow_up_by or handed.first, home_of(conversation), at=at)
    conversation.put("owner", "team", "message_count", "state", "snoozed_until", *left.changed)
    who = {"conversation": conversation.pk, "customer": conversation.customer_id, "hand_over": handed.pk}
    fact = HandOverFinished(**who, owner=conversation.owner_id, before=left.owner, before_team=left.team)
    record(fact, by=by, at=at)
    handed.refresh_from_db()
    return handed
