"""Somebody is here again."""

from datetime import datetime

from django.db import transaction

from firsthand.journal.actor import Acts
from firsthand.journal.record import record
from firsthand.team.actions.plan_absence import NotPlannedAnyMore, taken_up
from firsthand.team.facts import AbsenceEnded
from firsthand.team.models import Absence, Representative


@transaction.atomic
def come_back(absence: Absence, *, by: Acts, at: datetime) -> Absence:
    """They are here again, and what was lent comes back. Raises `OnlyTheirLeadMay`, `NotPlannedAnyMore`."""
    absence = taken_up(absence, by=by)
    if not absence.is_running:
        raise NotPlannedAnyMore
    end(absence, by=by, at=at)
    return absence


def end(absence: Absence, *, by: Acts, at: datetime) -> None:
    """It is over; within the transaction of whoever has locked their row."""
    absence.ended_at = at
    absence.save(update_fields=["ended_at"])
    Representative.objects.filter(pk=absence.representative_id, absence=absence).update(absence=None)
    absence.representative.absence = None
    record(AbsenceEnded(absence=absence.pk, representative=absence.representative_id), by=by, at=at)
