"""What was done with a matter by a slip is put back as it was."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.facts import ConversationPutBack, ResolutionTakenBack
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.standing import MOMENTS, Standing
from firsthand.conversations.rules.states import State
from firsthand.journal.facts import Fact
from firsthand.journal.record import record
from firsthand.team.models import Representative

KEPT = "team_id owner_id state priority reopenings".split() + MOMENTS


def standing_of(conversation: Conversation) -> Standing:
    """How it stands now; its tags are not among it."""
    return Standing(**{name.removesuffix("_id"): getattr(conversation, name) for name in KEPT})


@transaction.atomic
def put_back(
    conversation: Conversation, *, before: Standing, by: Representative, at: datetime, seen: int
) -> Conversation:
    """It stands as before, and nothing counts as a failure. Raises `ChangedMeanwhile` once anything happened in it."""
    conversation = taken_up(conversation, by=by, seen=seen)
    fact = _fact(conversation, before)
    for name in KEPT:
        setattr(conversation, name, getattr(before, name.removesuffix("_id")))
    conversation.put(*(name.removesuffix("_id") for name in KEPT))
    if before.tags is not None:
        conversation.tags.set(before.tags)
    record(fact, by=by, at=at)
    return conversation


def _fact(conversation: Conversation, before: Standing) -> Fact:
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    if conversation.resolved_at and before.state != State.RESOLVED:
        return ResolutionTakenBack(**who, owner=before.owner, resolved=conversation.resolved_at.isoformat())
    left = conversation.owner_id if conversation.owner_id != before.owner else None
    left_team = conversation.team_id if conversation.team_id != before.team else None
    return ConversationPutBack(**who, before=left, before_team=left_team)
