"""Somebody else looks after what is theirs who are away."""

from datetime import datetime

from django.db import transaction

from firsthand.journal.actor import Acts
from firsthand.journal.record import record
from firsthand.team.actions.plan_absence import NotPlannedAnyMore, refuse_cover, taken_up
from firsthand.team.facts import CoverChanged
from firsthand.team.models import Absence, Representative
from firsthand.team.queries import stand_ins


@transaction.atomic
def change_cover(absence: Absence, *, cover: Representative | None, by: Acts, at: datetime) -> Absence:
    """They look after it from now on; their teams where nobody is named.

    What somebody took for good stays theirs. Raises `OnlyTheirLeadMay`, `CannotCover`, `NotPlannedAnyMore`.
    """
    absence = taken_up(absence, by=by)
    if absence.cover == cover:
        return absence
    if absence.ended_at is not None or absence.cancelled_at is not None:
        raise NotPlannedAnyMore
    refuse_cover(cover, of=absence.representative)
    before = stand_ins()
    absence.cover = cover
    absence.save(update_fields=["cover"])
    record(*_facts(absence, before), by=by, at=at)
    return absence


def _facts(absence: Absence, before: dict[int, int | None]) -> list[CoverChanged]:
    """Of this one, and of all whose own cover is away and led to it."""
    if not absence.is_running:
        return [_fact(absence, absence.cover_id, away=False)]
    now = stand_ins()
    moved = {absence.pk, *(number for number in now if now[number] != before.get(number))}
    return [_fact(one, now[one.pk], away=True) for one in Absence.objects.filter(pk__in=moved).order_by("pk")]


def _fact(absence: Absence, cover: int | None, *, away: bool) -> CoverChanged:
    return CoverChanged(absence=absence.pk, representative=absence.representative_id, cover=cover, away=away)
