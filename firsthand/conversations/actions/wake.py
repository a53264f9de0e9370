"""What was put away until now comes back to the desk."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from firsthand.conversations.facts import ConversationWoke
from firsthand.conversations.models import Conversation
from firsthand.conversations.models.conversation import ConversationQuerySet
from firsthand.conversations.rules.states import State
from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record

BATCH = 500


@transaction.atomic
def wake(*, at: datetime) -> int:
    """Every snooze that has run out is over; returns how many woke, at most 500 at a time."""
    due = list(_due(at)[:BATCH])
    if not due:
        return 0
    ids = [one.pk for one in due]
    Conversation.objects.filter(pk__in=ids).update(state=State.OPEN, snoozed_until=None, version=F("version") + 1)
    record(
        *(ConversationWoke(conversation=one.pk, customer=one.customer_id, owner=one.owner_id) for one in due),
        by=HOUSE,
        at=at,
    )
    return len(due)


def _due(at: datetime) -> ConversationQuerySet:
    # Other clocks and whoever is replying hold rows of these: what is not free now wakes a minute later, and nobody waits.
    return (
        Conversation.objects.locked_if_free()
        .filter(state=State.SNOOZED, snoozed_until__lte=at)
        .order_by("snoozed_until", "pk")
    )
