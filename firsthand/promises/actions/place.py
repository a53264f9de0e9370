"""Where conversations stand on the desk, after something was promised or settled in them."""

from collections.abc import Collection

from django.db.models import Min

from firsthand.conversations.models import Conversation
from firsthand.promises.models import Promise


def place_on_desks(conversations: Collection[int]) -> None:
    """Each stands by what falls due next in it; three statements, and one more for each 400 of them."""
    next_due = dict(
        Promise.objects.unsettled()
        .said()
        .filter(conversation__in=conversations)
        .values_list("conversation")
        .annotate(next_due=Min("due_at"))
    )
    rows = list(Conversation.objects.locked().filter(pk__in=conversations).order_by("pk"))
    for row in rows:
        row.promised_at = next_due.get(row.pk)
        row.version += 1
        row.stand_in_place()
    Conversation.objects.bulk_update(rows, ["promised_at", "due_order", "version"], batch_size=400)
