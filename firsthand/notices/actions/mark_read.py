"""Notices have been read."""

from datetime import datetime

from firsthand.notices.models import Notice
from firsthand.team.models import Representative


def mark_read(*, conversation: int, by: Representative, at: datetime) -> None:
    """What they were told about this conversation is read."""
    Notice.objects.of(by).unread().filter(conversation_id=conversation).update(read_at=at)


def mark_all_read(*, by: Representative, at: datetime) -> None:
    """All that they were told is read."""
    Notice.objects.of(by).unread().update(read_at=at)
