"""Notices have been read."""

from datetime import datetime

from firsthand.live import tell
from firsthand.notices.models import Notice
from firsthand.team.models import Representative


def mark_read(*, conversation: int, by: Representative, at: datetime) -> None:
    """What they were told about this conversation is read."""
    if Notice.objects.of(by).unread().filter(conversation_id=conversation).update(read_at=at):
        tell([f"representative:{by.pk}"])


def mark_all_read(*, by: Representative, at: datetime) -> None:
    """All that they were told is read."""
    if Notice.objects.of(by).unread().update(read_at=at):
        tell([f"representative:{by.pk}"])
