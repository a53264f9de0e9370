"""What screens ask of notices."""

from collections.abc import Mapping

from firsthand.notices.models import Notice, Way
from firsthand.notices.rules import BY_MAIL, About
from firsthand.team.models import Representative

NEWEST = 50
MANY = 99


def notices_of(representative: Representative, *, before: int | None = None, size: int = NEWEST) -> list[Notice]:
    """The newest, newest first; those before a notice when its id is given."""
    rows = Notice.objects.of(representative).order_by("-pk")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return list(rows[:size])


def has_unread(representative: Representative) -> bool:
    """Whether there is anything they have not read."""
    return Notice.objects.of(representative).unread().exists()


def unread_count(representative: Representative) -> int:
    """How many they have not read, counted to ninety-nine: more of them tell nothing more."""
    return len(Notice.objects.of(representative).unread().values_list("pk")[:MANY])


def ways_of(representative: Representative) -> Mapping[str, bool]:
    """Each occasion by its code, and whether this representative is mailed about it."""
    chosen = dict(Way.objects.filter(representative=representative).values_list("about", "by_mail"))
    return {about.value: chosen.get(about.value, about in BY_MAIL) for about in About}
