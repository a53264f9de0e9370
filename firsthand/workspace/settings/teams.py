"""Teams: founded, renamed, and who is in them."""

from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from firsthand.team.actions import (
    archive_team,
    change_teams,
    found_team,
    keep_hours,
    limit_silence,
    rename_team,
    restore_team,
)
from firsthand.team.models import Representative, Team
from firsthand.team.queries import archived_teams_visible_to, calendars_visible_to, members_visible_to, teams_visible_to
from firsthand.workspace.faces import face_of
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import administrators_only, done, page, refused, unless_refused
from firsthand.workspace.settings.changes import undo_of
from firsthand.workspace.settings.parts import silence_in_words
from firsthand.workspace.views.signed_in import AtDesk

TEAMS = "/settings/teams/"


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def teams(request: AtDesk) -> HttpResponse:
    """All of them with their faces; a new one is founded by its name."""
    if request.method != "POST":
        return listed(request)

    def act() -> HttpResponse:
        team = found_team(reading.words(request, "name"), by=request.representative, at=timezone.now())
        return done(request, _("Founded. Now say who is in it."), back=f"{TEAMS}{team.pk}/")

    return unless_refused(act, otherwise=partial(listed, request))


def listed(request: AtDesk, *, error: str = "") -> HttpResponse:
    people = working(request)
    shown = [
        (team, [face_of(one) for one in people if team.pk in places(one)], leads(people, team))
        for team in teams_visible_to(request.representative)
    ]
    written = reading.words(request, "name")
    archived = list(archived_teams_visible_to(request.representative))
    values: dict[str, Any] = {"teams": shown, "archived": archived, "written": written, "error": error}
    return page(request, "teams", item="teams", status=422 if error else 200, **values)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def team(request: AtDesk, number: int) -> HttpResponse:
    """One team: its name, who is in it, who leads it."""
    one = team_of(request, number)
    people = working(request)
    if request.method != "POST":
        return form(request, one, people)

    def act() -> HttpResponse:
        now = timezone.now()
        change(request, one, people, at=now)
        return done(request, _("The team is as you said."), back=TEAMS, undo=undo_of(request, at=now))

    return unless_refused(act, otherwise=partial(form, request, one, people))


def form(request: AtDesk, team: Team, people: list[Representative], *, error: str = "") -> HttpResponse:
    rows = [(one, face_of(one), team.pk in places(one), places(one).get(team.pk, False)) for one in people]
    hours = calendars_visible_to(request.representative).values_list("pk", "name")
    calendars = [("", _("round the clock")), *hours]
    values: dict[str, Any] = {"team": team, "name": team.name, "people": rows, "calendars": calendars, "error": error}
    values["silences"] = silences(team.silence_minutes)
    return page(request, "team", item="teams", status=422 if error else 200, **values)


def silences(chosen: int) -> list[tuple[int, str]]:
    """How long an owner may do nothing, as one chooses it; what was set otherwise is among them."""
    offered = sorted({0, 240, 480, 960, 1440, 2400, chosen})
    return [(minutes, silence_in_words(minutes)) for minutes in offered]


@require_POST
@administrators_only
def absence(request: AtDesk, number: int) -> HttpResponse:
    """It is archived, or with `?back` there again."""
    one, now = team_of(request, number), timezone.now()
    verb, words = (
        (restore_team, _("Matters may come to %(team)s again."))
        if "back" in request.GET
        else (archive_team, _("%(team)s is archived. Its members still see what was its."))
    )

    def act() -> HttpResponse:
        verb(one, by=request.representative, at=now)
        return done(request, words % {"team": one.name}, back=TEAMS, undo=undo_of(request, at=now))

    return unless_refused(act, otherwise=partial(refused, request, back=TEAMS))


def team_of(request: AtDesk, number: int) -> Team:
    me = request.representative
    return get_object_or_404(teams_visible_to(me) | archived_teams_visible_to(me), pk=number)


@transaction.atomic
def change(request: AtDesk, team: Team, people: list[Representative], *, at: datetime) -> None:
    me = request.representative
    if (name := reading.words(request, "name")) != team.name:
        rename_team(team, name=name, by=me, at=at)
    keep_hours(team, calendar=reading.chosen(request, "calendar", among=calendars_visible_to(me)), by=me, at=at)
    limit_silence(team, minutes=reading.number(request, "silence", otherwise=team.silence_minutes), by=me, at=at)
    members = {one.pk for one in reading.all_chosen(request, "members", among=people)}
    leading = {one.pk for one in reading.all_chosen(request, "leads", among=people)}
    for one in people:
        had, wanted = places(one), {key: led for key, led in places(one).items() if key != team.pk}
        if one.pk in members | leading:
            wanted[team.pk] = one.pk in leading
        if wanted != had:
            known = {each.pk: each for each in (*(row.team for row in one.memberships.all()), team)}
            belongs = [known[key] for key in wanted]
            change_teams(one, teams=belongs, leads=[known[key] for key, led in wanted.items() if led], by=me, at=at)


def working(request: AtDesk) -> list[Representative]:
    return [one for one in members_visible_to(request.representative) if one.is_active]


def places(rep: Representative) -> dict[int, bool]:
    """Somebody's teams, from what was fetched with them."""
    return {one.team_id: one.leads for one in rep.memberships.all()}


def leads(people: list[Representative], team: Team) -> list[str]:
    return [one.name for one in people if places(one).get(team.pk)]
