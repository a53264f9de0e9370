"""Rotas: who is on, round the clock, and for what they are rung."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from firsthand.desk.actions import take_ringing
from firsthand.desk.queries import ringing_for
from firsthand.look.times import until_in_words
from firsthand.organisation.queries import the_organisation
from firsthand.team.actions import draw_rota, drop_rota
from firsthand.team.models import Representative, Rota
from firsthand.team.queries import on_duty, rotas_visible_to, teams_visible_to, turn_value
from firsthand.team.rules import rotas as rules
from firsthand.team.rules.permissions import may_keep_rota
from firsthand.workspace import addresses
from firsthand.workspace.faces import Face, face_of
from firsthand.workspace.ringing import all_that_rings
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import attempt, done, page, refused, unless_refused
from firsthand.workspace.settings.choices import time_zones
from firsthand.workspace.views.signed_in import AtDesk, representative_required

ROTAS = "/settings/rotas/"


@dataclass(frozen=True)
class OnNow:
    """Who is on now, the first first, and until when it is so."""

    faces: list[Face]
    until: str


@require_safe
@representative_required
def rotas(request: AtDesk) -> HttpResponse:
    """All of them with who is on now, and what rings."""
    me = request.representative
    shown = [(one, on_now(one)) for one in rotas_visible_to(me)]
    may_draw = any(may_keep_rota(team, by=me) for team in (None, *teams_visible_to(me)))
    return page(request, "rotas", item="rotas", rotas=shown, ringing=all_that_rings(me), may_draw=may_draw)


def on_now(rota: Rota) -> OnNow:
    now = timezone.now()
    turns = [turn_value(one) for one in rota.turns.all()]
    until = rules.changes_at(turns, now, zone=ZoneInfo(rota.timezone))
    return OnNow([face_of(one) for one in on_duty(rota, at=now)], until_in_words(until) if until else "")


@require_http_methods(["GET", "HEAD", "POST"])
@representative_required
def new(request: AtDesk) -> HttpResponse:
    """A name, whose it is, and by which clock."""
    fields: Mapping[str, Any] = {"name": "", "team": "", "timezone": the_organisation().timezone}
    if request.method != "POST":
        return naming(request, None, fields)

    def act() -> HttpResponse:
        rota = draw(request, None)
        return done(request, _("Drawn. Now say who is on when."), back=f"{ROTAS}{rota.pk}/")

    return unless_refused(act, otherwise=partial(naming, request, None, reading.written(request)))


@require_http_methods(["GET", "HEAD", "POST"])
@representative_required
def name(request: AtDesk, number: int) -> HttpResponse:
    """It is called otherwise, another team's, or goes by another clock."""
    rota = one_of(request, number)
    if request.method != "POST":
        fields = {"name": rota.name, "team": rota.team_id or "", "timezone": rota.timezone}
        return naming(request, rota, fields)

    def act() -> HttpResponse:
        draw(request, rota)
        return done(request, _("The rota is as you said."), back=f"{ROTAS}{number}/")

    return unless_refused(act, otherwise=partial(naming, request, rota, reading.written(request)))


def draw(request: AtDesk, rota: Rota | None) -> Rota:
    me = request.representative
    team = reading.chosen(request, "team", among=teams_visible_to(me))
    zone = reading.words(request, "timezone")
    return draw_rota(
        reading.words(request, "name"), team=team, timezone=zone, instead_of=rota, by=me, at=timezone.now()
    )


def naming(request: AtDesk, rota: Rota | None, fields: Mapping[str, Any], *, error: str = "") -> HttpResponse:
    me = request.representative
    teams = [(one.pk, one.name) for one in teams_visible_to(me) if may_keep_rota(one, by=me)]
    nobodys = [("", _("no team: administrators keep it"))] if may_keep_rota(None, by=me) else []
    values: dict[str, Any] = {"rota": rota, "fields": fields, "teams": [*nobodys, *teams], "zones": time_zones()}
    return page(request, "rota_name", item="rotas", status=422 if error else 200, error=error, **values)


@require_POST
@representative_required
def removal(request: AtDesk, number: int) -> HttpResponse:
    """Nobody is on by it any more."""
    one = one_of(request, number)

    def act() -> str:
        drop_rota(one, by=request.representative, at=timezone.now())
        return _("The rota is gone.")

    return attempt(request, act, back=ROTAS)


@require_POST
@representative_required
def taking(request: AtDesk, number: int) -> HttpResponse:
    """Somebody comes when it rings."""
    found = get_object_or_404(ringing_for(request.representative), pk=number)

    def act() -> HttpResponse:
        take_ringing(found, by=request.representative, at=timezone.now())
        return done(request, _("It is yours, and rings no more."), back=addresses.conversation(found.conversation_id))

    return unless_refused(act, otherwise=partial(refused, request, back=ROTAS))


def one_of(request: AtDesk, number: int) -> Rota:
    me: Representative = request.representative
    return get_object_or_404(rotas_visible_to(me), pk=number)
