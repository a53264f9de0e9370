"""Taking what was handed over is an answer to it."""

from collections.abc import Mapping
from datetime import datetime

from firsthand.conversations.actions.accept_hand_over import accepted
from firsthand.conversations.actions.handed import called_off
from firsthand.conversations.facts import HandOverCalledOff
from firsthand.conversations.models import Conversation, HandOver
from firsthand.journal.record import record
from firsthand.team.models import Representative


def settle_taken(taken: Mapping[int, int], *, at: datetime) -> None:
    """By conversation and who owns it now: what was offered there is accepted, or called off by whoever gave it."""
    offered = HandOver.objects.in_force().offered().filter(conversation__in=taken).select_related("conversation")
    for one in offered.order_by("pk"):
        _settle(one, one.conversation, Representative.objects.get(pk=taken[one.conversation_id]), at=at)


def _settle(offered: HandOver, conversation: Conversation, owner: Representative, *, at: datetime) -> None:
    if owner.pk != offered.by_id:
        record(accepted(offered, conversation, by=owner, at=at, before=None), by=owner, at=at)
        return
    fact: HandOverCalledOff = called_off(offered, conversation, at=at)
    if fact.free:
        Conversation.objects.filter(pk=conversation.pk).update(follow_up_by=None)
    record(fact, by=owner, at=at)
