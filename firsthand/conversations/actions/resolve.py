"""A matter is solved."""

from datetime import datetime
from typing import Any

from django.db import transaction

from firsthand.conversations.actions.acting import refuse_while_held, taken_up
from firsthand.conversations.facts import ConversationResolved
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.refusals import AlreadyResolved
from firsthand.conversations.rules.states import State
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def resolve(conversation: Conversation, *, by: Representative, at: datetime, seen: int | None = None) -> Conversation:
    """The matter is closed and nothing is owed; raises `AlreadyResolved`, or what a reaction refuses with."""
    conversation = taken_up(conversation, by=by, seen=seen)
    refuse_while_held(conversation)
    record(closed(conversation, at=at), by=by, at=at)
    return conversation


def closed(conversation: Conversation, *, at: datetime) -> ConversationResolved:
    """The conversation, locked already, is closed and written; the caller records this. Raises `AlreadyResolved`."""
    if conversation.is_resolved:
        raise AlreadyResolved
    who: dict[str, Any] = {"conversation": conversation.pk, "customer": conversation.customer_id}
    asks: dict[str, Any] = {"owner": conversation.owner_id, "follow_up": conversation.follow_up_by_id}
    asks["linked"] = conversation.link_count > 0
    fact = ConversationResolved(**who, **asks, **as_it_stood(conversation))
    conversation.state, conversation.resolved_at, conversation.snoozed_until = State.RESOLVED, at, None
    conversation.put("state", "resolved_at", "snoozed_until", *conversation.owe_nothing())
    return fact


def as_it_stood(before: Conversation) -> dict[str, Any]:
    """The state and what was owed, in codes and ISO 8601, from which a resolution is taken back."""
    return {
        "state": State(before.state).value,
        "answer_due": _written(before.answer_due_at),
        "asked": _written(before.asked_at),
        "late": _written(before.late_at),
        "snoozed_until": _written(before.snoozed_until),
        "solution_due": _written(before.solution_due_at),
        "paused": _written(before.paused_at),
    }


def _written(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
