"""A conversation goes to another team."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.actions.hand import handed_on
from firsthand.conversations.facts import ConversationMoved
from firsthand.conversations.models import Conversation
from firsthand.journal.record import record
from firsthand.team.models import Representative, Team


@transaction.atomic
def move(
    conversation: Conversation, *, to: Team, by: Representative, at: datetime, seen: int | None = None
) -> Conversation:
    """The other team has it, and an owner who does not belong there has it no longer."""
    conversation = taken_up(conversation, by=by, seen=seen)
    if conversation.team_id == to.pk:
        return conversation
    before, before_team = conversation.owner_id, conversation.team_id
    conversation.team = to
    if before and not to.memberships.filter(representative=before).exists():
        conversation.owner = None
    conversation.put("team", "owner")
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    left = before if conversation.owner_id is None else None
    record(
        ConversationMoved(**who, team=to.pk, before_team=before_team, before=before),
        *handed_on(conversation, before=left),
        by=by,
        at=at,
    )
    return conversation
