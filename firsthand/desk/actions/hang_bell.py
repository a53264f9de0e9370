"""It is said for what kind of matters a rota is rung."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from firsthand.conversations.models import Inbox, Tag
from firsthand.desk.facts import BellsChanged
from firsthand.desk.models import Bell
from firsthand.desk.rules.refusals import RingsForNothing, TooSoonForTheNext
from firsthand.journal.actor import Acts
from firsthand.journal.record import record
from firsthand.team.models import Rota
from firsthand.team.rules.permissions import must_keep_rota

LONGEST = 24 * 60


@dataclass(frozen=True, kw_only=True)
class RingsFor:
    """Matters that are all of this, and how long one has before the next is rung."""

    when_urgent: bool = False
    inbox: Inbox | None = None
    tag: Tag | None = None
    minutes: int = 10


@transaction.atomic
def hang_bell(rota: Rota, rings_for: RingsFor, *, by: Acts, at: datetime) -> Bell:
    """It rings for them from now on. Raises `NotYourRota`, `RingsForNothing`, `TooSoonForTheNext`."""
    must_keep_rota(rota.team, by=by)
    if not (rings_for.when_urgent or rings_for.inbox or rings_for.tag):
        raise RingsForNothing
    if not 1 <= rings_for.minutes <= LONGEST:
        raise TooSoonForTheNext
    bell = Bell.objects.create(rota=rota, **vars(rings_for))
    spread()
    record(BellsChanged(rota=rota.pk), by=by, at=at)
    return bell


@transaction.atomic
def take_bell_down(bell: Bell, *, by: Acts, at: datetime) -> None:
    """It rings no more. Raises `NotYourRota`."""
    must_keep_rota(bell.rota.team, by=by)
    record(BellsChanged(rota=bell.rota_id), by=by, at=at)
    bell.delete()
    spread()


def spread() -> None:
    """Each inbox knows whether a bell rings for its letters: one that is taken in asks nothing more."""
    ringing = set(Bell.objects.filter(inbox__isnull=False).values_list("inbox", flat=True))
    Inbox.objects.filter(pk__in=ringing, has_bell=False).update(has_bell=True)
    Inbox.objects.filter(has_bell=True).exclude(pk__in=ringing).update(has_bell=False)
