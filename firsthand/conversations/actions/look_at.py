"""Somebody has a conversation before them."""

from datetime import datetime

from firsthand.conversations.models import Conversation, LastLook
from firsthand.live import tell
from firsthand.team.models import Representative


def look_at(conversation: Conversation, *, up_to: int, by: Representative, at: datetime) -> None:
    """What came in up to this message is not new to them any more; one statement, and none when nothing was new."""
    if up_to <= (conversation.read_up_to or 0):
        return
    LastLook.objects.bulk_create(
        [LastLook(conversation=conversation, representative=by, up_to=up_to, at=at)],
        update_conflicts=True,
        unique_fields=["conversation", "representative"],
        update_fields=["up_to", "at"],
    )
    if conversation.inbox.channel == "chat":
        tell([f"looked:{conversation.pk}"])
