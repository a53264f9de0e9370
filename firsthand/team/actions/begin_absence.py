"""An absence begins."""

from datetime import datetime

from firsthand.journal.actor import Acts
from firsthand.journal.record import record
from firsthand.team.facts import AbsenceBegan
from firsthand.team.models import Absence, Representative
from firsthand.team.queries import stand_in_of


def begin(absence: Absence, *, by: Acts, at: datetime) -> None:
    """They are away from now on; within the transaction of whoever has locked their row.

    One that ran without an end gives way to this one, and what was lent stays lent.
    """
    Absence.objects.running().filter(representative=absence.representative_id).update(ended_at=at)
    absence.begun_at = at
    absence.save(update_fields=["begun_at"])
    Representative.objects.filter(pk=absence.representative_id).update(absence=absence)
    absence.representative.absence = absence
    record(
        AbsenceBegan(absence=absence.pk, representative=absence.representative_id, cover=stand_in_of(absence)),
        by=by,
        at=at,
    )
