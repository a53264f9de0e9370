"""How far visitors have read, and that they are still there: many at once."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from firsthand.channels.chat.models import Visitor
from firsthand.live import tell


@transaction.atomic
def mark_seen(up_to: Mapping[int, int]) -> None:
    """Each of these visitors has read up to this message; whoever answers sees it."""
    visitors = list(Visitor.objects.select_for_update().filter(pk__in=up_to).order_by("pk"))
    further = [one for one in visitors if one.seen_to < up_to[one.pk]]
    for one in further:
        one.seen_to = up_to[one.pk]
    Visitor.objects.bulk_update(further, ["seen_to"])
    tell(f"conversation:{one.conversation_id}" for one in further if one.conversation_id)


def mark_here(visitors: Collection[int], *, at: datetime) -> None:
    """These visitors look at their chat now."""
    Visitor.objects.filter(pk__in=visitors).update(here_at=at)
