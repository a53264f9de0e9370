"""Who serves here."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from firsthand.access.models import Role
from firsthand.team.actions import change_teams, give_role, set_skills, welcome_back
from firsthand.team.models import Representative, Team
from firsthand.team.queries import (
    archived_teams_visible_to,
    invitations_visible_to,
    members_visible_to,
    teams_visible_to,
)
from firsthand.workspace.faces import face_of
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import administrators_only, attempt, done, page, unless_refused
from firsthand.workspace.settings.changes import undo_of
from firsthand.workspace.views.signed_in import AtDesk

MEMBERS = "/settings/members/"


@require_safe
@administrators_only
def members(request: AtDesk) -> HttpResponse:
    """Everybody who serves or served, and who was invited."""
    people = list(members_visible_to(request.representative))
    return page(
        request,
        "members",
        item="members",
        members=[(one, face_of(one), places(one)) for one in people if one.is_active],
        departed=[(one, face_of(one)) for one in people if not one.is_active],
        invitations=list(invitations_visible_to(request.representative)),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def member(request: AtDesk, number: int) -> HttpResponse:
    """One of them: role, teams and skills, changed together or not at all."""
    rep = get_object_or_404(members_visible_to(request.representative), pk=number)
    if request.method != "POST":
        return form(request, rep)

    def act() -> HttpResponse:
        now = timezone.now()
        change(request, rep, at=now)
        words = _("%(name)s is set up as you said.") % {"name": rep.name}
        return done(request, words, back=MEMBERS, undo=undo_of(request, at=now))

    return unless_refused(act, otherwise=partial(form, request, rep))


def form(request: AtDesk, rep: Representative, *, error: str = "") -> HttpResponse:
    teams = [(team, team.pk in rep.places, rep.places.get(team.pk, False)) for team in offered_teams(request, rep)]
    return page(
        request,
        "member",
        item="members",
        status=422 if error else 200,
        rep=rep,
        face=face_of(rep),
        roles=Role.choices,
        teams=teams,
        skills=", ".join(skill.name for skill in rep.skills.all()),
        error=error,
    )


@transaction.atomic
def change(request: AtDesk, rep: Representative, *, at: datetime) -> None:
    me, teams = request.representative, offered_teams(request, rep)
    give_role(rep, role=a_role(request), by=me, at=at)
    leads = reading.all_chosen(request, "leads", among=teams)
    change_teams(rep, teams=reading.all_chosen(request, "teams", among=teams), leads=leads, by=me, at=at)
    skills = [name for name in map(str.strip, reading.words(request, "skills").split(",")) if name]
    if sorted(skills) != sorted(skill.name for skill in rep.skills.all()):
        set_skills(rep, skills, by=me, at=at)


def a_role(request: AtDesk) -> Role:
    written = reading.words(request, "role")
    return Role(written) if written in Role.values else Role.REPRESENTATIVE


def offered_teams(request: AtDesk, rep: Representative) -> list[Team]:
    """Those that stand, and the archived ones that this person is in."""
    me = request.representative
    return list(teams_visible_to(me) | archived_teams_visible_to(me).filter(pk__in=list(rep.places)))


def places(rep: Representative) -> list[tuple[str, bool]]:
    """The names of somebody's teams, and whether they lead them."""
    return [(one.team.name, one.leads) for one in rep.memberships.all()]


@require_POST
@administrators_only
def welcome(request: AtDesk, number: int) -> HttpResponse:
    """Somebody who left comes back."""
    rep = get_object_or_404(members_visible_to(request.representative), pk=number)

    def act() -> str:
        welcome_back(rep, by=request.representative, at=timezone.now())
        return _("%(name)s can sign in again.") % {"name": rep.name}

    return attempt(request, act, back=MEMBERS)
