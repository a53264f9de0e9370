"""What was planned begins and ends at its time, each once."""

from datetime import datetime

from django.db import transaction

from firsthand.journal.actor import HOUSE
from firsthand.team.actions.begin_absence import begin
from firsthand.team.actions.come_back import end
from firsthand.team.models import Absence, Representative


def keep_absences(*, at: datetime) -> int:
    """Every absence that is over has ended, and every one whose time has come has begun; returns how many.

    Each is a transaction of its own: what is lent with it may be a thousand matters.
    """
    done = 0
    while _end_next(at=at) or _begin_next(at=at):
        done += 1
    return done


@transaction.atomic
def _end_next(*, at: datetime) -> bool:
    over = Absence.objects.running().filter(ends_at__lte=at).order_by("ends_at", "pk")
    absence = over.locked_if_free().first()
    if absence is None:
        return False
    absence.representative = _locked(absence)
    end(absence, by=HOUSE, at=at)
    return True


@transaction.atomic
def _begin_next(*, at: datetime) -> bool:
    due = Absence.objects.planned().filter(starts_at__lte=at).order_by("starts_at", "pk")
    absence = due.locked_if_free().first()
    if absence is None:
        return False
    if absence.ends_at is not None and absence.ends_at <= at:
        # Nobody ran the clock while they were away: there is nothing left to be lent.
        absence.cancelled_at = at
        absence.save(update_fields=["cancelled_at"])
        return True
    absence.representative = _locked(absence)
    begin(absence, by=HOUSE, at=at)
    return True


def _locked(absence: Absence) -> Representative:
    return Representative.objects.select_for_update(of=("self",)).get(pk=absence.representative_id)
