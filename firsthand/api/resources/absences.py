"""`/absences`, `/calendars` and `/holidays`: who is there when."""

from typing import Annotated

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router
from pydantic import BaseModel, Field

from firsthand.api.caller import caller_of
from firsthand.api.fields import LARGEST_ID, Cursor, Limit, PathId
from firsthand.api.pages import by_id
from firsthand.api.problems import flawed, not_allowed
from firsthand.api.queries import found
from firsthand.api.shapes.absences import (
    AbsenceChange,
    AbsenceShape,
    CalendarShape,
    HolidayShape,
    NewAbsence,
    NewCalendar,
    absence_shape,
    as_written,
    calendar_shape,
)
from firsthand.api.shapes.ground import Page, answer
from firsthand.team.actions import (
    Plan,
    cancel_absence,
    change_absence,
    change_cover,
    come_back,
    draw_calendar,
    plan_absence,
)
from firsthand.team.models import Absence, Representative
from firsthand.team.queries import (
    absences_visible_to,
    calendars_visible_to,
    colleagues,
    those_one_speaks_for,
)
from firsthand.team.rules.permissions import may_administer, may_speak_for
from firsthand.team.rules.public_holidays import public_holidays

router = Router(tags=["presence"])
Number = Annotated[int | None, Field(ge=1, le=LARGEST_ID)]
Country = Annotated[str, Query(pattern="^[A-Z]{2}$", description="ISO 3166, such as LT.")]
Region = Annotated[str, Query(max_length=8, pattern="^[A-Za-z0-9]*$", description="Of the country, such as BY.")]
Year = Annotated[int, Query(ge=1990, le=2100)]


class Asked(BaseModel):
    """The filters; all of them must hold."""

    representative: Number = None
    running: Annotated[bool | None, Field(description="Whether they are away now.")] = None


@router.get("/absences", response=Page[AbsenceShape], operation_id="listAbsences")
def list_absences(
    request: HttpRequest, asked: Annotated[Asked, Query()], cursor: Cursor = "", limit: Limit = 50
) -> HttpResponse:
    """Who is away, will be, and was. Why is told only of those for whom you may speak."""
    by = caller_of(request).staff
    rows = absences_visible_to(by)
    if asked.running is not None:
        rows = rows.running() if asked.running else rows.exclude(begun_at__isnull=False, ended_at=None)
    if asked.representative:
        rows = rows.filter(representative=asked.representative)
    slice_ = by_id(rows, cursor=cursor, limit=limit)
    theirs = set(those_one_speaks_for(by).values_list("pk", flat=True))
    items = [absence_shape(one, knows_why=one.representative_id in theirs) for one in slice_.rows]
    return answer(Page[AbsenceShape](items=items, next=slice_.next))


@router.get("/absences/{absence_id}", response=AbsenceShape, operation_id="getAbsence")
def get_absence(request: HttpRequest, absence_id: PathId) -> HttpResponse:
    """One of them."""
    return _shown(request, absence_id)


@router.post("/absences", response={201: AbsenceShape}, operation_id="createAbsence")
def create_absence(request: HttpRequest, given: NewAbsence) -> HttpResponse:
    """They are away; what is theirs is lent when it begins. For oneself, and for those whom one leads."""
    by, at = caller_of(request).staff, timezone.now()
    rep = _among(those_one_speaks_for(by), given.representative or by.pk, "representative")
    plan = Plan(
        starts_at=at if given.starts_at is None else max(given.starts_at, at),
        ends_at=given.ends_at,
        kind=given.kind,
        cover=_among(colleagues(by), given.cover, "cover") if given.cover else None,
        note=given.note,
        tells_customers=given.tells_customers,
    )
    made = plan_absence(rep, plan, by=by, at=at)
    shape = absence_shape(found(absences_visible_to(by), made.pk), knows_why=True)
    return answer(shape, status=201, location=f"/api/v1/absences/{made.pk}")


@router.patch("/absences/{absence_id}", response=AbsenceShape, operation_id="changeAbsence")
def change(request: HttpRequest, absence_id: PathId, given: AbsenceChange) -> HttpResponse:
    """It ends then, and they look after what is theirs; what is lent goes on to them at once."""
    one, by, at = _one(request, absence_id), caller_of(request).staff, timezone.now()
    with transaction.atomic():
        if "ends_at" in given.model_fields_set:
            change_absence(one, until=given.ends_at, by=by, at=at)
        if "cover" in given.model_fields_set:
            cover = _among(colleagues(by), given.cover, "cover") if given.cover else None
            change_cover(one, cover=cover, by=by, at=at)
    return _shown(request, absence_id)


@router.post("/absences/{absence_id}/return", response=AbsenceShape, operation_id="endAbsence")
def end_absence(request: HttpRequest, absence_id: PathId) -> HttpResponse:
    """They are here again, and what was lent comes back."""
    come_back(_one(request, absence_id), by=caller_of(request).staff, at=timezone.now())
    return _shown(request, absence_id)


@router.delete("/absences/{absence_id}", response=AbsenceShape, operation_id="cancelAbsence")
def cancel(request: HttpRequest, absence_id: PathId) -> HttpResponse:
    """It is called off, before it has begun."""
    cancel_absence(_one(request, absence_id), by=caller_of(request).staff, at=timezone.now())
    return _shown(request, absence_id)


@router.get("/calendars", response=Page[CalendarShape], operation_id="listCalendars")
def list_calendars(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> HttpResponse:
    """Working hours, each as `firsthand clock` reads it."""
    slice_ = by_id(calendars_visible_to(caller_of(request).staff), cursor=cursor, limit=limit)
    return answer(Page[CalendarShape](items=[calendar_shape(one) for one in slice_.rows], next=slice_.next))


@router.get("/calendars/{calendar_id}", response=CalendarShape, operation_id="getCalendar")
def get_calendar(request: HttpRequest, calendar_id: PathId) -> HttpResponse:
    """One calendar."""
    return answer(calendar_shape(found(calendars_visible_to(caller_of(request).staff), calendar_id)))


@router.post("/calendars", response={201: CalendarShape}, operation_id="createCalendar")
def create_calendar(request: HttpRequest, given: NewCalendar) -> HttpResponse:
    """The hours stand, for inboxes and teams to be given. For administrators' keys."""
    by = _administrator(request)
    made = draw_calendar(given.name, as_written(given), by=by, at=timezone.now())
    return answer(calendar_shape(made), status=201, location=f"/api/v1/calendars/{made.pk}")


@router.put("/calendars/{calendar_id}", response=CalendarShape, operation_id="replaceCalendar")
def replace_calendar(request: HttpRequest, calendar_id: PathId, given: NewCalendar) -> HttpResponse:
    """The calendar says these hours; what was promised before stays promised. For administrators' keys."""
    by = _administrator(request)
    old = found(calendars_visible_to(by), calendar_id)
    drawn = draw_calendar(given.name, as_written(given), instead_of=old, by=by, at=timezone.now())
    return answer(calendar_shape(drawn))


@router.get("/holidays", response=Page[HolidayShape], operation_id="publicHolidays")
def list_holidays(request: HttpRequest, country: Country, year: Year, region: Region = "") -> HttpResponse:
    """The public holidays of a country and region, to be put into a calendar; one page."""
    caller_of(request).staff  # noqa: B018 - refuses a customer's key
    days = public_holidays(country, region, years=[year])
    items = [HolidayShape(day=one.day, name=one.name) for one in days]
    return answer(Page[HolidayShape](items=items, next=None))


def _one(request: HttpRequest, absence_id: int) -> Absence:
    return found(absences_visible_to(caller_of(request).staff), absence_id)


def _shown(request: HttpRequest, absence_id: int) -> HttpResponse:
    one = _one(request, absence_id)
    return answer(absence_shape(one, knows_why=may_speak_for(one.representative, by=caller_of(request).staff)))


def _administrator(request: HttpRequest) -> Representative:
    by = caller_of(request).staff
    if not may_administer(by):
        raise not_allowed("Only an administrator's key may draw calendars.")
    return by


def _among(rows: QuerySet[Representative], number: int, name: str) -> Representative:
    """The person who was named; raises a problem where there is none."""
    one = rows.filter(pk=number).first()
    if one is None:
        raise flawed(f"/{name}", "There is no such representative, or you may not speak for them.")
    return one
