"""A resolution is taken back, as if it had not been."""

from datetime import datetime, timedelta

from django.db import transaction

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.facts import ConversationResolved, ResolutionTakenBack
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.refusals import NotResolved, TooLateToTakeBack
from firsthand.conversations.rules.states import State
from firsthand.journal.models import Entry
from firsthand.journal.record import record
from firsthand.team.models import Representative

# So long a slip is a slip; later somebody has seen it solved, and it has to be reopened.
WITHIN = timedelta(minutes=10)


@transaction.atomic
def take_back(conversation: Conversation, *, by: Representative, at: datetime) -> Conversation:
    """The matter is as it was, with the answer it owed, and counts as never solved.

    Raises `NotResolved`, and `TooLateToTakeBack` from ten minutes after it was resolved.
    """
    conversation = taken_up(conversation, by=by)
    if not conversation.is_resolved:
        raise NotResolved
    resolved = Entry.objects.about(conversation.pk).named(ConversationResolved).last()
    if resolved is None or resolved.at != conversation.resolved_at or resolved.at + WITHIN <= at:
        raise TooLateToTakeBack
    changed = stand_as(conversation, resolved.payload)
    conversation.put(*changed)
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    taken_back = ResolutionTakenBack(**who, owner=conversation.owner_id, resolved=resolved.at.isoformat())
    record(taken_back, by=by, at=at)
    return conversation


def stand_as(conversation: Conversation, before: dict[str, str]) -> list[str]:
    """It stands as it stood; returns the fields that changed."""
    conversation.state = State(before.get("state", State.OPEN))
    conversation.resolved_at = None
    conversation.answer_due_at = _moment(before.get("answer_due"))
    conversation.asked_at = _moment(before.get("asked"))
    conversation.late_at = _moment(before.get("late"))
    conversation.snoozed_until = _moment(before.get("snoozed_until"))
    conversation.solution_due_at = _moment(before.get("solution_due"))
    conversation.paused_at = _moment(before.get("paused"))
    return "state resolved_at answer_due_at asked_at late_at snoozed_until solution_due_at paused_at".split()


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
