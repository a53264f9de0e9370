"""Somebody is away, now or later, and it is said who looks after what is theirs."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.journal.actor import Acts
from firsthand.journal.record import record
from firsthand.kit.errors import Refused, Stale
from firsthand.kit.text import excerpt
from firsthand.team.actions.begin_absence import begin
from firsthand.team.facts import AbsenceCancelled, AbsenceChanged, AbsencePlanned
from firsthand.team.models import Absence, Representative
from firsthand.team.rules.absences import is_in_the_way
from firsthand.team.rules.permissions import must_speak_for


class EndsTooSoon(Refused):
    words = _("It must end after it begins, and after now. Choose a later time, or none.")


class AwayThenAlready(Refused):
    words = _("{name} is away then already. Change that, or choose another time.")


class CannotCover(Refused):
    words = _("{name} cannot look after it. Choose somebody who serves here, or the team.")


class NotPlannedAnyMore(Stale):
    words = _("This has begun, ended or been called off meanwhile. Look again.")


@dataclass(frozen=True, kw_only=True)
class Plan:
    """From when, until when where that is known, why, and who looks after it: the team where nobody is named."""

    starts_at: datetime
    ends_at: datetime | None = None
    kind: str = Absence.Kind.AWAY
    cover: Representative | None = None
    note: str = ""
    tells_customers: bool = True


@transaction.atomic
def plan_absence(rep: Representative, plan: Plan, *, by: Acts, at: datetime) -> Absence:
    """It is known when they are away; what begins now or has begun holds at once.

    Raises `OnlyTheirLeadMay`, `EndsTooSoon`, `AwayThenAlready`, `CannotCover`.
    """
    must_speak_for(rep, by=by)
    rep = Representative.objects.select_for_update(of=("self",)).get(pk=rep.pk)
    _refuse(rep, plan, at=at)
    absence = Absence.objects.create(
        representative=rep,
        kind=Absence.Kind(plan.kind),
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        cover=plan.cover,
        note=excerpt(plan.note, at_most=300),
        tells_customers=plan.tells_customers,
        planned_by=by if isinstance(by, Representative) else None,
        planned_at=at,
    )
    record(AbsencePlanned(absence=absence.pk, representative=rep.pk), by=by, at=at)
    if absence.starts_at <= at:
        begin(absence, by=by, at=at)
    return absence


@transaction.atomic
def change_absence(absence: Absence, *, until: datetime | None, by: Acts, at: datetime) -> Absence:
    """It ends then; None is until they say so. Raises `OnlyTheirLeadMay`, `EndsTooSoon`, `NotPlannedAnyMore`."""
    absence = taken_up(absence, by=by)
    if absence.ends_at == until:
        return absence
    if absence.ended_at is not None or absence.cancelled_at is not None:
        raise NotPlannedAnyMore
    _refuse_end(absence.starts_at, until, at=at)
    absence.ends_at = until
    absence.save(update_fields=["ends_at"])
    said = until.isoformat() if until else ""
    record(AbsenceChanged(absence=absence.pk, representative=absence.representative_id, until=said), by=by, at=at)
    return absence


@transaction.atomic
def cancel_absence(absence: Absence, *, by: Acts, at: datetime) -> Absence:
    """It will not be; one that has begun ends by coming back. Raises `OnlyTheirLeadMay`, `NotPlannedAnyMore`."""
    absence = taken_up(absence, by=by)
    if not absence.is_planned:
        raise NotPlannedAnyMore
    absence.cancelled_at = at
    absence.save(update_fields=["cancelled_at"])
    record(AbsenceCancelled(absence=absence.pk, representative=absence.representative_id), by=by, at=at)
    return absence


def taken_up(absence: Absence, *, by: Acts) -> Absence:
    """The absence as it stands now, its person locked until the transaction ends. Raises `OnlyTheirLeadMay`."""
    rep = Representative.objects.select_for_update(of=("self",)).get(pk=absence.representative_id)
    must_speak_for(rep, by=by)
    now = Absence.objects.select_related("cover").get(pk=absence.pk)
    now.representative = rep
    return now


def _refuse(rep: Representative, plan: Plan, *, at: datetime) -> None:
    _refuse_end(plan.starts_at, plan.ends_at, at=at)
    refuse_cover(plan.cover, of=rep)
    standing = Absence.objects.standing().filter(representative=rep).values_list("starts_at", "ends_at")
    if is_in_the_way((plan.starts_at, plan.ends_at), standing):
        raise AwayThenAlready(name=rep.name)


def refuse_cover(cover: Representative | None, *, of: Representative) -> None:
    """Raises `CannotCover` for themselves, a machine, and whoever has left."""
    if cover and (cover.pk == of.pk or cover.is_machine or not cover.is_active):
        raise CannotCover(name=cover.name)


def _refuse_end(starts_at: datetime, until: datetime | None, *, at: datetime) -> None:
    if until is not None and (until <= starts_at or until <= at):
        raise EndsTooSoon
