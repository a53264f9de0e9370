"""It is laid down who is on when."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from firsthand.journal.actor import Acts
from firsthand.journal.record import record
from firsthand.kit.errors import Refused
from firsthand.organisation.rules import a_name, a_time_zone
from firsthand.team.facts import RotaDrawn, RotaDropped, TurnsChanged
from firsthand.team.models import Representative, Rota, Team, Turn
from firsthand.team.rules.permissions import must_keep_rota
from firsthand.team.rules.rotas import MIDNIGHT


class RotaExists(Refused):
    words = _("There is already a rota called “{name}”.")


class NoTurn(Refused):
    words = _("Say on which days, or on which day, and two times that differ.")


class NobodyForTurns(Refused):
    words = _("{name} does not serve here, so nobody would come. Choose somebody else.")


@dataclass(frozen=True)
class Hours:
    """From one minute until another, past midnight where the other comes first; on weekdays (Monday is 0), or one day."""

    opens: int
    closes: int
    weekdays: tuple[int, ...] = field(default=(), kw_only=True)
    day: date | None = field(default=None, kw_only=True)
    rank: int = field(default=1, kw_only=True)


@transaction.atomic
def draw_rota(
    name: str, *, team: Team | None, timezone: str, instead_of: Rota | None = None, by: Acts, at: datetime
) -> Rota:
    """It stands, and its turns are to be said; one of no team is an administrator's.

    Raises `NotYourRota`, `Unnamed`, `UnknownTimeZone`, `RotaExists`.
    """
    must_keep_rota(team, by=by)
    rota = instead_of or Rota()
    if instead_of:
        must_keep_rota(instead_of.team, by=by)
    rota.name, rota.team, rota.timezone = a_name(name), team, a_time_zone(timezone)
    try:
        with transaction.atomic():
            rota.save()
    except IntegrityError as twice:
        raise RotaExists(name=rota.name) from twice
    record(RotaDrawn(rota=rota.pk), by=by, at=at)
    return rota


@transaction.atomic
def drop_rota(rota: Rota, *, by: Acts, at: datetime) -> None:
    """Nobody is on by it any more. Raises `NotYourRota`."""
    must_keep_rota(rota.team, by=by)
    record(RotaDropped(rota=rota.pk), by=by, at=at)
    rota.delete()


@transaction.atomic
def add_turns(rota: Rota, rep: Representative, hours: Hours, *, by: Acts, at: datetime) -> list[Turn]:
    """They are on then. Raises `NotYourRota`, `NoTurn`, `NobodyForTurns`."""
    must_keep_rota(rota.team, by=by)
    if rep.is_machine or not rep.is_active:
        raise NobodyForTurns(name=rep.name)
    turns = [
        Turn(rota=rota, representative=rep, weekday=weekday, day=day, opens=opens, closes=closes, rank=hours.rank)
        for weekday, day, opens, closes in _pieces(hours)
    ]
    if not turns:
        raise NoTurn
    made = Turn.objects.bulk_create(turns)
    record(TurnsChanged(rota=rota.pk, representative=rep.pk), by=by, at=at)
    return made


@transaction.atomic
def drop_turn(turn: Turn, *, by: Acts, at: datetime) -> None:
    """They are not on then. Raises `NotYourRota`."""
    must_keep_rota(turn.rota.team, by=by)
    record(TurnsChanged(rota=turn.rota_id, representative=turn.representative_id), by=by, at=at)
    turn.delete()


def _pieces(hours: Hours) -> list[tuple[int | None, date | None, int, int]]:
    """A night is cut at midnight: its second piece is the next day's."""
    opens, closes = hours.opens, hours.closes
    days: list[tuple[int | None, date | None]] = [(weekday, None) for weekday in hours.weekdays]
    days += [(None, hours.day)] if hours.day else []
    if opens == closes or not 0 <= opens < MIDNIGHT or not 0 <= closes <= MIDNIGHT:
        return []
    if closes > opens:
        return [(weekday, day, opens, closes) for weekday, day in days]
    evenings = [(weekday, day, opens, MIDNIGHT) for weekday, day in days]
    return evenings + [(*_after(weekday, day), 0, closes) for weekday, day in days if closes]


def _after(weekday: int | None, day: date | None) -> tuple[int | None, date | None]:
    return None if weekday is None else (weekday + 1) % 7, day + timedelta(days=1) if day else None
