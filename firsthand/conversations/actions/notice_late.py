"""Answers that fell due unwritten are noticed, each once."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.facts import AnswerLate
from firsthand.conversations.models import Conversation
from firsthand.conversations.models.conversation import ConversationQuerySet
from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record

BATCH = 500


@transaction.atomic
def notice_late(*, at: datetime) -> int:
    """Each answer that is late now is counted as a small failure, once; returns how many, at most 500 at a time."""
    late = list(_late(at)[:BATCH])
    if not late:
        return 0
    # The version stays: only time has passed, and what somebody is doing just now must not be refused for that.
    Conversation.objects.filter(pk__in=[one.pk for one in late]).update(late_at=at)
    record(*(_fact(one) for one in late), by=HOUSE, at=at)
    return len(late)


def _late(at: datetime) -> ConversationQuerySet:
    # Whoever is replying holds theirs: they are not waited for, and what is late still is noticed a minute later.
    return (
        Conversation.objects.locked_if_free().filter(late_at=None, answer_due_at__lt=at).order_by("answer_due_at", "pk")
    )


def _fact(one: Conversation) -> AnswerLate:
    due = one.answer_due_at.isoformat() if one.answer_due_at else ""
    return AnswerLate(conversation=one.pk, customer=one.customer_id, due=due, owner=one.owner_id)
