"""Rotas, their bells and what rings, as programs see them."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, model_validator

from firsthand.api.fields import Id, Name
from firsthand.api.shapes.absences import Clock, Zone
from firsthand.api.shapes.ground import Given, Named, Shown
from firsthand.desk.models import Bell, Ringing
from firsthand.team.models import Rota, Turn

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Outcome = Literal["taken", "calmed", "unanswered"]


class TurnShape(Shown):
    """Somebody is on, on a weekday (0 is Monday) every week, or on one day instead of the week."""

    id: int
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


class NewRota(Given):
    """A name, whose it is, and the clock on the wall by which it goes."""

    name: Annotated[Name, Field(min_length=1, max_length=120)]
    team: Annotated[Id | None, Field(description="Null: administrators keep it.")] = None
    timezone: Zone


class NewTurn(Given):
    """Somebody is on, from then until then, past midnight where that comes first."""

    representative: Id
    opens: Clock
    closes: Clock
    weekdays: Annotated[list[Weekday], Field(max_length=7, description="Every week on these.")] = []
    day: Annotated[date | None, Field(description="On this day instead of the week.")] = None
    rank: Annotated[int, Field(strict=True, ge=1, le=99, description="Who is asked first, and who after them.")] = 1

    @model_validator(mode="after")
    def _says_when(self) -> "NewTurn":
        if bool(self.weekdays) == bool(self.day):
            raise ValueError("say weekdays, or a day")
        return self


class BellShape(Shown):
    """Its rota is rung for matters that are all of this."""

    id: int
    when_urgent: bool
    inbox: int | None
    tag: Annotated[str | None, Field(description="By its name.")]
    minutes: Annotated[int, Field(description="So long one has before the next is rung.")]


class NewBell(Given):
    """One of the three at least is said."""

    when_urgent: bool = False
    inbox: Id | None = None
    tag: Annotated[str | None, Field(min_length=1, max_length=60)] = None
    minutes: Annotated[int, Field(strict=True, ge=1, le=24 * 60)] = 10


class RingingShape(Shown):
    """A bell rings for a matter until somebody has it."""

    id: int
    conversation: int
    rota: int
    begun_at: datetime
    rung: Annotated[list[Named], Field(description="Who was rung, in their order; the last of them just now.")]
    ended_at: datetime | None
    outcome: Outcome | None
    taken_by: Named | None


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
    return TurnShape(
        id=one.pk, representative=who, weekday=one.weekday, day=one.day, opens=opens, closes=closes, rank=one.rank
    )


def bell_shape(one: Bell) -> BellShape:
    tag = one.tag.name if one.tag else None
    return BellShape(id=one.pk, when_urgent=one.when_urgent, inbox=one.inbox_id, tag=tag, minutes=one.minutes)


def ringing_shape(one: Ringing) -> RingingShape:
    rung = dict.fromkeys((each.representative.pk, each.representative.name) for each in one.rings.all())
    return RingingShape(
        id=one.pk,
        conversation=one.conversation_id,
        rota=one.bell.rota_id,
        begun_at=one.begun_at,
        rung=[Named(id=number, name=name) for number, name in rung],
        ended_at=one.ended_at,
        outcome=one.outcome or None,
        taken_by=Named(id=one.taken_by.pk, name=one.taken_by.name) if one.taken_by else None,
    )
