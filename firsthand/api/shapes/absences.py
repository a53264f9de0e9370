"""Absences, rotas and calendars, as programs see them."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from firsthand.api.fields import Id, Moment, Name
from firsthand.api.shapes.ground import Given, Named, Shown
from firsthand.team.models import Absence, Calendar, Rota, Turn

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


class NewEnd(Given):
    """Until when; null until somebody says that they are back."""

    ends_at: Moment | None


class TurnShape(Shown):
    """Somebody is on, on a weekday (0 is Monday) every week, or on one day instead of the week."""

    representative: Named
    weekday: int | None
    day: date | None
    opens: Clock
    closes: Clock
    rank: int


class RotaShape(Shown):
    """Who is on when, by one clock on the wall."""

    id: int
    name: str
    team: int | None
    timezone: str
    on_now: Annotated[list[Named], Field(description="Who is on now and not away; who is asked first first.")]
    until: Annotated[datetime | None, Field(description="When others are on; null where it stays so for a week.")]
    turns: list[TurnShape]


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


def rota_shape(one: Rota, *, on_now: list[Named], until: datetime | None) -> RotaShape:
    return RotaShape(
        id=one.pk,
        name=one.name,
        team=one.team_id,
        timezone=one.timezone,
        on_now=on_now,
        until=until,
        turns=[turn_shape(each) for each in one.turns.all()],
    )


def turn_shape(one: Turn) -> TurnShape:
    who = Named(id=one.representative.pk, name=one.representative.name)
    opens, closes = (f"{minutes // 60:02}:{minutes % 60:02}" for minutes in (one.opens, one.closes))
    return TurnShape(representative=who, weekday=one.weekday, day=one.day, opens=opens, closes=closes, rank=one.rank)


def calendar_shape(one: Calendar) -> CalendarShape:
    said: dict[str, Any] = {part: getattr(one, part) for part in ("name", "timezone", "hours", "holidays", "breaks")}
    return CalendarShape(id=one.pk, **said)


def as_written(given: NewCalendar) -> dict[str, Any]:
    """The calendar as it is kept."""
    said = given.model_dump(mode="json")
    return {part: said[part] for part in ("timezone", "hours", "holidays", "breaks")}
