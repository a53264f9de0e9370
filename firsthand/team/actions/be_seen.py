"""A representative is here."""

from datetime import datetime, timedelta

from django.db.models import Q

from firsthand.team.models import Representative

WRITTEN_EVERY = timedelta(seconds=45)


def be_seen(rep: Representative, *, at: datetime) -> None:
    """It is known that the person is at the desk; written at most every 45 seconds, so that looking stays cheap."""
    if rep.seen_at is not None and rep.seen_at > at - WRITTEN_EVERY:
        return
    unseen = Q(seen_at=None) | Q(seen_at__lte=at - WRITTEN_EVERY)
    Representative.objects.filter(unseen, pk=rep.pk).update(seen_at=at)
    rep.seen_at = at
