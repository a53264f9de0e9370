"""A representative says what to be mailed about."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from firsthand.journal.record import record
from firsthand.notices.facts import WaysChanged
from firsthand.notices.models import Way
from firsthand.notices.queries import ways_of
from firsthand.notices.rules import About
from firsthand.team.models import Representative


@transaction.atomic
def choose_ways(by_mail: Collection[str], *, by: Representative, at: datetime) -> None:
    """Mails go out for exactly these occasions (codes of `About`); unknown codes are passed over."""
    wanted = {about.value: about.value in by_mail for about in About}
    if wanted == ways_of(by):
        return
    rows = [Way(representative=by, about=about, by_mail=mailed) for about, mailed in wanted.items()]
    Way.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["representative", "about"], update_fields=["by_mail"]
    )
    codes = tuple(sorted(about for about, mailed in wanted.items() if mailed))
    record(WaysChanged(representative=by.pk, by_mail=codes), by=by, at=at)
