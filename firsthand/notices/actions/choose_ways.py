"""A representative says by which ways they are told about what."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from firsthand.journal.record import record
from firsthand.notices.facts import WaysChanged
from firsthand.notices.models import Way
from firsthand.notices.queries import ways_of
from firsthand.notices.rules import About, Ways
from firsthand.team.models import Representative


@transaction.atomic
def choose_ways(*, by_mail: Collection[str], by_push: Collection[str], by: Representative, at: datetime) -> None:
    """They are told of exactly these occasions (codes of `About`) by each way; unknown codes are passed over."""
    wanted = {about.value: Ways(about.value in by_mail, about.value in by_push) for about in About}
    if wanted == ways_of(by):
        return
    rows = [Way(representative=by, about=about, by_mail=ways.mail, by_push=ways.push) for about, ways in wanted.items()]
    Way.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["representative", "about"], update_fields=["by_mail", "by_push"]
    )
    mailed = tuple(sorted(about for about, ways in wanted.items() if ways.mail))
    pushed = tuple(sorted(about for about, ways in wanted.items() if ways.push))
    record(WaysChanged(representative=by.pk, by_mail=mailed, by_push=pushed), by=by, at=at)
