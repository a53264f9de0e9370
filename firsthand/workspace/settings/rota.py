"""One rota: the week as it will be, whose turn is when, and for what it is rung."""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from firsthand.conversations.queries import inboxes_visible_to, tags_visible_to
from firsthand.desk.actions import RingsFor, hang_bell, take_bell_down
from firsthand.desk.models import Bell
from firsthand.desk.queries import bells_of
from firsthand.kit.time import written
from firsthand.team.actions import Hours, NoTurn, add_turns, drop_turns
from firsthand.team.models import Rota, Turn
from firsthand.team.queries import colleagues, turn_value
from firsthand.team.rules import rotas as rules
from firsthand.team.rules.permissions import may_keep_rota
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import attempt, done, page, unless_refused
from firsthand.workspace.settings.rotas import ROTAS, on_now, one_of
from firsthand.workspace.views.signed_in import AtDesk, representative_required

A_WEEK = 7
FIRST_SHOWN, LAST_SHOWN = date(1971, 1, 4), date(9000, 1, 1)


@require_safe
@representative_required
def rota(request: AtDesk, number: int) -> HttpResponse:
    """One rota: the week as it will be, its turns, and for what it is rung."""
    return shown(request, one_of(request, number))


def shown(request: AtDesk, one: Rota, *, error: str = "") -> HttpResponse:
    me, turns = request.representative, list(one.turns.all())
    names = {turn.representative_id: turn.representative.name for turn in turns}
    first = first_day(request, one)
    values: dict[str, Any] = {
        "rota": one,
        "now_on": on_now(one),
        "week": [
            day_row([turn_value(each) for each in turns], first + timedelta(days=n), names) for n in range(A_WEEK)
        ],
        "earlier": (first - timedelta(days=A_WEEK)).isoformat(),
        "later": (first + timedelta(days=A_WEEK)).isoformat(),
        "turns": [told(same) for same in alike([each for each in turns if is_to_come(each, first)])],
        "bells": [(each, rings_for(each)) for each in bells_of(one)],
        "may_keep": may_keep_rota(one.team, by=me),
        "people": [(each.pk, each.name) for each in colleagues(me)],
        "weekdays": [(n, str(WEEKDAYS_ABBR[n])) for n in range(A_WEEK)],
        "inboxes": [("", _("any")), *((each.pk, each.name) for each in inboxes_visible_to(me))],
        "tags": [("", _("any")), *((each.pk, each.name) for each in tags_visible_to(me))],
        "error": error,
    }
    return page(request, "rota", item="rotas", status=422 if error else 200, **values)


def is_to_come(turn: Turn, first: date) -> bool:
    return turn.day is None or turn.day >= first


def first_day(request: AtDesk, one: Rota) -> date:
    """The Monday of the week that is looked at."""
    try:
        day = date.fromisoformat(request.GET.get("week", ""))
    except ValueError:
        day = timezone.now().astimezone(ZoneInfo(one.timezone)).date()
    day = min(max(day, FIRST_SHOWN), LAST_SHOWN)
    return day - timedelta(days=day.weekday())


def day_row(turns: Sequence[rules.Turn], day: date, names: Mapping[int, str]) -> tuple[str, list[dict[str, Any]]]:
    """The day by name, and who is on from when until when."""
    stretches = [
        {
            "span": span(stretch.opens, stretch.closes),
            "names": ", ".join(names.get(person, "–") for person in stretch.people),
            "is_exception": stretch.is_exception,
        }
        for stretch in rules.day_of(turns, day)
    ]
    return f"{WEEKDAYS[day.weekday()]}, {written(day, 'MONTH_DAY_FORMAT')}", stretches


def alike(turns: Sequence[Turn]) -> list[list[Turn]]:
    """Those of the same person in the same hours of several weekdays are one line."""
    same: dict[tuple[int, int, int, int, date | None], list[Turn]] = {}
    for turn in turns:
        key = (turn.representative_id, turn.opens, turn.closes, turn.rank, turn.day)
        same.setdefault(key, []).append(turn)
    return list(same.values())


def told(same: Sequence[Turn]) -> tuple[int, str, str, int]:
    """The number of its first, whose it is, when, and when they are asked."""
    first = same[0]
    days = ", ".join(str(WEEKDAYS_ABBR[turn.weekday or 0]) for turn in same)
    on = written(first.day, "DATE_FORMAT") if first.day else days
    return first.pk, first.representative.name, f"{on} {span(first.opens, first.closes)}", first.rank


def span(opens: int, closes: int) -> str:
    return f"{clock(opens)}–{clock(closes)}"


def clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def rings_for(bell: Bell) -> str:
    said = [
        _("urgent") if bell.when_urgent else "",
        _("inbox %(name)s") % {"name": bell.inbox.name} if bell.inbox else "",
        _("tag %(name)s") % {"name": bell.tag.name} if bell.tag else "",
    ]
    return ", ".join(filter(None, said))


@require_POST
@representative_required
def turns(request: AtDesk, number: int) -> HttpResponse:
    """Somebody is on, on these weekdays or this day."""
    one = one_of(request, number)

    def act() -> HttpResponse:
        rep = reading.chosen(request, "representative", among=colleagues(request.representative))
        if rep is None:
            raise NoTurn
        add_turns(one, rep, hours_of(request), by=request.representative, at=timezone.now())
        return done(request, _("%(name)s is on then.") % {"name": rep.name}, back=f"{ROTAS}{number}/")

    return unless_refused(act, otherwise=partial(shown, request, one))


def hours_of(request: AtDesk) -> Hours:
    """What was written; a day counts instead of weekdays. Raises `NoTurn`."""
    opens, closes = minutes(reading.words(request, "opens")), minutes(reading.words(request, "closes"))
    rank = max(1, reading.number(request, "rank", otherwise=1))
    written = reading.words(request, "day")
    if written:
        try:
            return Hours(opens, closes, day=date.fromisoformat(written), rank=rank)
        except ValueError as wrong:
            raise NoTurn from wrong
    weekdays = tuple(n for n in range(A_WEEK) if str(n) in request.POST.getlist("weekdays"))
    return Hours(opens, closes, weekdays=weekdays, rank=rank)


def minutes(written: str) -> int:
    """ "18:00" as minutes since midnight; 0:00 as an end is midnight. Raises `NoTurn`."""
    if written == "24:00":
        return rules.MIDNIGHT
    try:
        found = time.fromisoformat(written)
    except ValueError as wrong:
        raise NoTurn from wrong
    return found.hour * 60 + found.minute


@require_POST
@representative_required
def turn_end(request: AtDesk, number: int, turn: int) -> HttpResponse:
    """They are not on then, on none of the weekdays of that line."""
    one = one_of(request, number)
    found = next((same for same in alike(list(one.turns.all())) if turn in [each.pk for each in same]), None)
    if found is None:
        raise Http404

    def act() -> str:
        drop_turns(one, found, by=request.representative, at=timezone.now())
        return _("The turn is gone.")

    return attempt(request, act, back=f"{ROTAS}{number}/")


@require_POST
@representative_required
def bells(request: AtDesk, number: int) -> HttpResponse:
    """It is rung for such matters."""
    one, me = one_of(request, number), request.representative

    def act() -> HttpResponse:
        said = RingsFor(
            when_urgent=reading.is_on(request, "urgent"),
            inbox=reading.chosen(request, "inbox", among=inboxes_visible_to(me)),
            tag=reading.chosen(request, "tag", among=tags_visible_to(me)),
            minutes=reading.number(request, "minutes", otherwise=10),
        )
        hang_bell(one, said, by=me, at=timezone.now())
        return done(request, _("It rings for them from now on."), back=f"{ROTAS}{number}/")

    return unless_refused(act, otherwise=partial(shown, request, one))


@require_POST
@representative_required
def bell_end(request: AtDesk, number: int, bell: int) -> HttpResponse:
    """It rings no more."""
    found = get_object_or_404(bells_of(one_of(request, number)), pk=bell)

    def act() -> str:
        take_bell_down(found, by=request.representative, at=timezone.now())
        return _("It rings no more.")

    return attempt(request, act, back=f"{ROTAS}{number}/")
