"""What screens ask of notices."""

from firsthand.notices.models import Notice
from firsthand.team.models import Representative

NEWEST = 50


def notices_of(representative: Representative) -> list[Notice]:
    """The newest fifty, newest first."""
    return list(Notice.objects.of(representative).order_by("-pk")[:NEWEST])


def has_unread(representative: Representative) -> bool:
    """Whether there is anything they have not read."""
    return Notice.objects.of(representative).unread().exists()
