"""Who is away, and who looks after what is theirs."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from firsthand.kit.time import zone
from firsthand.team.actions import cancel_absence, change_absence, change_cover, come_back
from firsthand.team.models import Absence
from firsthand.team.queries import absences_visible_to, colleagues, those_one_speaks_for
from firsthand.team.rules.permissions import may_speak_for
from firsthand.workspace.away import said
from firsthand.workspace.faces import Face, face_of
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.absence_plan import ABSENCES, MomentUnclear, covers, moment
from firsthand.workspace.settings.answering import attempt, done, page, unless_refused
from firsthand.workspace.views.signed_in import AtDesk, representative_required


@dataclass(frozen=True)
class Row:
    """One absence as its reader may know it: why and the note only where they speak for whose it is."""

    number: int
    face: Face
    words: str
    cover: str
    why: str
    note: str
    starts_at: datetime
    is_mine: bool


@require_safe
@representative_required
def absences(request: AtDesk) -> HttpResponse:
    """Who is away now, who will be, and one's own button."""
    me = request.representative
    standing = list(absences_visible_to(me).standing().by_time())
    theirs = {one.pk for one in those_one_speaks_for(me)}
    away = {one.representative_id for one in standing if one.is_running}
    return page(
        request,
        "absences",
        item="absences",
        now_away=[row(one, theirs) for one in standing if one.is_running],
        planned=[row(one, theirs) for one in standing if one.is_planned],
        my_face=face_of(me),
        i_am_away=me.pk in away,
        people=[(one, face_of(one)) for one in those_one_speaks_for(me) if one.pk not in {*away, me.pk}],
    )


def row(one: Absence, theirs: set[int]) -> Row:
    is_mine = one.representative_id in theirs
    return Row(
        number=one.pk,
        face=face_of(one.representative),
        words=said(one),
        cover=one.cover.name if one.cover else "",
        why=str(one.get_kind_display()) if is_mine else "",
        note=one.note if is_mine else "",
        starts_at=one.starts_at,
        is_mine=is_mine,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@representative_required
def absence(request: AtDesk, number: int) -> HttpResponse:
    """Until when, and who covers, is said anew."""
    one, me = theirs(request, number), request.representative
    if request.method != "POST":
        return until_form(request, one)

    @transaction.atomic
    def act() -> HttpResponse:
        written, now = reading.words(request, "until"), timezone.now()
        until = moment(written, zone(one.representative.timezone))
        if written and until is None:
            raise MomentUnclear
        change_absence(one, until=until, by=me, at=now)
        if "cover" in request.POST:
            change_cover(one, cover=reading.chosen(request, "cover", among=colleagues(me)), by=me, at=now)
        return done(request, _("Noted: %(words)s.") % {"words": said(theirs(request, number))}, back=ABSENCES)

    return unless_refused(act, otherwise=partial(until_form, request, one))


def until_form(request: AtDesk, one: Absence, *, error: str = "") -> HttpResponse:
    here = zone(one.representative.timezone)
    until = one.ends_at.astimezone(here).strftime("%Y-%m-%dT%H:%M") if one.ends_at else ""
    values: dict[str, Any] = {"absence": one, "until": until, "words": said(one), "error": error}
    values |= {"cover": one.cover_id or "", "covers": covers(request.representative, one.representative)}
    return page(request, "absence_until", item="absences", status=422 if error else 200, **values)


@require_POST
@representative_required
def returning(request: AtDesk, number: int) -> HttpResponse:
    """They are here again."""
    one = theirs(request, number)

    def act() -> str:
        come_back(one, by=request.representative, at=timezone.now())
        return (
            _("Welcome back: what was lent is yours again.")
            if is_me(request, one)
            else _("%(name)s is here again.") % {"name": one.representative.name}
        )

    return attempt(request, act, back=ABSENCES)


@require_POST
@representative_required
def cancelling(request: AtDesk, number: int) -> HttpResponse:
    """It is called off."""
    one = theirs(request, number)

    def act() -> str:
        cancel_absence(one, by=request.representative, at=timezone.now())
        return _("Called off.")

    return attempt(request, act, back=ABSENCES)


def is_me(request: AtDesk, one: Absence) -> bool:
    return one.representative_id == request.representative.pk


def theirs(request: AtDesk, number: int) -> Absence:
    """One that the reader may change; else it is not there."""
    one = get_object_or_404(absences_visible_to(request.representative), pk=number)
    if not may_speak_for(one.representative, by=request.representative):
        raise Http404
    return one
