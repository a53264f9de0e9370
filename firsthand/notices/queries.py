"""What screens ask of notices."""

from collections.abc import Collection, Mapping

from firsthand.notices.models import Device, Notice, Quiet, Way
from firsthand.notices.rules import About, Ways, usual
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


def with_unread(about: About, representatives: Collection[int]) -> set[int]:
    """Those of them who have not read what they were told about this last."""
    unread = Notice.objects.unread().filter(about=about, representative__in=representatives)
    return set(unread.values_list("representative", flat=True))


def unread_count(representative: Representative) -> int:
    """How many they have not read, counted to ninety-nine: more of them tell nothing more."""
    return len(Notice.objects.of(representative).unread().values_list("pk")[:MANY])


def ways_of(representative: Representative) -> Mapping[str, Ways]:
    """Each occasion by its code, and by which ways this representative is told about it."""
    chosen = {way.about: Ways(way.by_mail, way.by_push) for way in Way.objects.filter(representative=representative)}
    return {about.value: chosen.get(about.value, usual(about)) for about in About}


def devices_of(representative: Representative) -> list[Device]:
    """Where they are told while no page is open, the newest first."""
    return list(Device.objects.of(representative).order_by("-pk"))


def quiet_of(representative: Representative) -> Quiet | None:
    """Their quiet hours, if they have any."""
    return Quiet.objects.filter(representative=representative).first()
