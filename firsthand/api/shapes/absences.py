"""Absences and calendars, as programs see them."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from firsthand.api.fields import Id, Moment, Name
from firsthand.api.shapes.ground import Given, Named, Shown
from firsthand.team.models import Absence, Calendar

AbsenceKind = Literal["away", "holiday", "ill"]
AbsenceState = Literal["planned", "running", "over", "cancelled"]
Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$|^24:00$", examples=["18:00"])]
Zone = Annotated[str, Field(max_length=64, pattern=r"^[A-Za-z0-9_+\-/]+$", examples=["Europe/Vilnius"])]


class AbsenceShape(Shown):
    """Somebody is not here for a while."""

    id: int
    representative: Named
    state: AbsenceState
    kind: Annotated[AbsenceKind | None, Field(description="Null where you may not know why.")]
    starts_at: datetime
    ends_at: Annotated[datetime | None, Field(description="Null until somebody says that they are back.")]
    cover: Annotated[Named | None, Field(description="Null where it is their teams'.")]
    note: Annotated[str | None, Field(description="Null where you may not know why.")]


class NewAbsence(Given):
    """Somebody is away, from now where no beginning is given."""

    representative: Annotated[Id | None, Field(description="You where left out.")] = None
    kind: AbsenceKind = "away"
    starts_at: Moment | None = None
    ends_at: Moment | None = None
    cover: Id | None = None
    note: Annotated[str, Field(max_length=300)] = ""
    tells_customers: bool = True


class AbsenceChange(Given):
    """What is left out stays as it is."""

    ends_at: Annotated[Moment | None, Field(description="Null until somebody says that they are back.")] = None
    cover: Annotated[Id | None, Field(description="Null where it is their teams'.")] = None


class CalendarShape(Shown):
    """Working hours, in the shape that `firsthand clock` reads."""

    id: int
    name: str
    timezone: str
    hours: dict[str, list[list[str]]]
    holidays: list[str]
    breaks: dict[str, list[list[str]]]


Spans = Annotated[list[Annotated[list[Clock], Field(min_length=2, max_length=2)]], Field(max_length=24)]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class NewCalendar(Given):
    """Working hours: split days as several spans, holidays and company days, closed spans on single days."""

    name: Annotated[Name, Field(min_length=1, max_length=120)]
    timezone: Zone
    hours: dict[Weekday, Spans] = {}
    holidays: Annotated[list[date], Field(max_length=2_000)] = []
    breaks: dict[date, Spans] = {}


class HolidayShape(Shown):
    """A public holiday, as it is called there."""

    day: date
    name: str


def absence_shape(one: Absence, *, knows_why: bool) -> AbsenceShape:
    """The absence; why only to whom it concerns."""
    return AbsenceShape(
        id=one.pk,
        representative=Named(id=one.representative.pk, name=one.representative.name),
        state=state_of(one),
        kind=one.kind if knows_why else None,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        cover=Named(id=one.cover.pk, name=one.cover.name) if one.cover else None,
        note=one.note if knows_why else None,
    )


def state_of(one: Absence) -> AbsenceState:
    if one.cancelled_at:
        return "cancelled"
    if one.is_planned:
        return "planned"
    return "running" if one.is_running else "over"


def calendar_shape(one: Calendar) -> CalendarShape:
    said: dict[str, Any] = {part: getattr(one, part) for part in ("name", "timezone", "hours", "holidays", "breaks")}
    return CalendarShape(id=one.pk, **said)


def as_written(given: NewCalendar) -> dict[str, Any]:
    """The calendar as it is kept."""
    said = given.model_dump(mode="json")
    return {part: said[part] for part in ("timezone", "hours", "holidays", "breaks")}
