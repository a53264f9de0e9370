"""It is said who is on when."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.journal.actor import Acts
from firsthand.journal.changing import record_change
from firsthand.kit.errors import Refused
from firsthand.team.facts import TurnsChanged
from firsthand.team.models import Representative, Rota, Turn
from firsthand.team.rules.permissions import must_keep_rota
from firsthand.team.rules.rotas import MIDNIGHT

# Who, weekday, day, from, until, rank.
Kept = list[Any]


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
    before = turns_as_kept(rota)
    made = Turn.objects.bulk_create(turns)
    _record(rota, rep.pk, before, by=by, at=at)
    return made


@transaction.atomic
def drop_turns(rota: Rota, turns: Sequence[Turn], *, by: Acts, at: datetime) -> None:
    """Somebody is not on then, in one or several turns of theirs. Raises `NotYourRota`."""
    must_keep_rota(rota.team, by=by)
    before = turns_as_kept(rota)
    Turn.objects.filter(rota=rota, pk__in=[one.pk for one in turns]).delete()
    _record(rota, turns[0].representative_id, before, by=by, at=at)


@transaction.atomic
def lay_turns(rota: Rota, kept: Sequence[Kept], *, by: Acts, at: datetime) -> None:
    """All its turns are these, as they were kept with a change; whoever left has none. Raises `NotYourRota`."""
    must_keep_rota(rota.team, by=by)
    before = turns_as_kept(rota)
    here = set(Representative.objects.active().people().values_list("pk", flat=True))
    Turn.objects.filter(rota=rota).delete()
    Turn.objects.bulk_create(
        Turn(rota=rota, representative_id=who, weekday=weekday, day=day, opens=opens, closes=closes, rank=rank)
        for who, weekday, day, opens, closes, rank in kept
        if who in here
    )
    if changed := [row[0] for row in (*before, *kept) if (row in before) != (row in kept)]:
        _record(rota, changed[0], before, by=by, at=at)


def turns_as_kept(rota: Rota) -> list[Kept]:
    """Its turns as a change keeps them, and shows them again."""
    rows = Turn.objects.filter(rota=rota).order_by("day", "weekday", "opens", "rank", "pk")
    found = rows.values_list("representative", "weekday", "day", "opens", "closes", "rank")
    return [[who, weekday, day and day.isoformat(), *more] for who, weekday, day, *more in found]


def _record(rota: Rota, representative: int, before: list[Kept], *, by: Acts, at: datetime) -> None:
    fact, parts = TurnsChanged(rota=rota.pk, representative=representative), {"turns": (before, turns_as_kept(rota))}
    record_change(fact, of="rota", number=rota.pk, parts=parts, by=by, at=at)


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
