"""An absence is planned: who, from when until when, who covers, and at once what gets other hands by it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from firsthand.conversations.queries import count_open_of
from firsthand.kit.errors import Refused
from firsthand.kit.time import zone
from firsthand.promises.queries import Moving, moving_of
from firsthand.team.actions import Plan, plan_absence
from firsthand.team.models import Absence, Representative
from firsthand.team.queries import colleagues, those_one_speaks_for
from firsthand.workspace.away import said
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import done, page, unless_refused
from firsthand.workspace.views.signed_in import AtDesk, representative_required

ABSENCES = "/settings/absences/"


@require_http_methods(["GET", "HEAD", "POST"])
@representative_required
def new(request: AtDesk) -> HttpResponse:
    """Who, from when, until when, and who covers; with what gets other hands by it."""
    if request.method != "POST":
        return form(request, fields_now(request))

    def act() -> HttpResponse:
        now = timezone.now()
        rep = who(request, request.POST)
        absence = plan_absence(rep, read(request, rep, at=now), by=request.representative, at=now)
        undo = f"{ABSENCES}{absence.pk}/{'return' if absence.is_running else 'cancelling'}/?undo"
        return done(request, told(absence, me=request.representative), back=ABSENCES, undo=undo)

    return unless_refused(act, otherwise=partial(form, request, reading.written(request)))


def told(absence: Absence, *, me: Representative) -> str:
    if not absence.is_running:
        return _("Planned. What is to be lent then is lent by itself.")
    if absence.representative_id == me.pk:
        return _("You are away. Get well, or enjoy it: what is yours is looked after.")
    return _("%(name)s is away, and what is theirs is looked after.") % {"name": absence.representative.name}


def form(request: AtDesk, fields: Mapping[str, Any], *, error: str = "") -> HttpResponse:
    me, rep = request.representative, who(request, fields)
    return page(
        request,
        "absence",
        item="absences",
        status=422 if error else 200,
        fields=fields,
        rep=rep,
        people=[(one.pk, one.name) for one in those_one_speaks_for(me)],
        covers=covers(me, rep),
        kinds=Absence.Kind.choices,
        moving=moving(rep, fields),
        error=error,
    )


def covers(me: Representative, rep: Representative) -> list[tuple[int | str, str]]:
    """Who may look after what is theirs: the team, or a colleague, with who is away beside the name."""
    others = [(one.pk, cover_name(one)) for one in colleagues(me).exclude(pk=rep.pk)]
    return [("", _("the team: it stands among what is nobody’s")), *others]


def cover_name(one: Representative) -> str:
    return f"{one.name} ({said(one.absence)})" if one.absence else one.name


@dataclass(frozen=True)
class Moves:
    """What gets other hands: matters, and of the promises those that fall due meanwhile."""

    matters: int
    promised: Moving


@require_POST
@representative_required
def preview(request: AtDesk) -> HttpResponse:
    """What would get other hands, while one chooses who and until when."""
    fields = reading.written(request)
    rep = who(request, fields)
    return page(request, "absence_moves", item="absences", rep=rep, moving=moving(rep, fields), fields=fields)


def moving(rep: Representative, fields: Mapping[str, Any]) -> Moves:
    starts, until = span_of(rep, fields)
    return Moves(count_open_of(rep), moving_of(rep, at=starts or timezone.now(), until=until))


def who(request: AtDesk, fields: Mapping[str, Any]) -> Representative:
    """For whom; oneself unless it is said."""
    among: QuerySet[Representative] = those_one_speaks_for(request.representative)
    number = reading.a_number(str(fields.get("who", ""))) or request.representative.pk
    return get_object_or_404(among, pk=number)


class MomentUnclear(Refused):
    @property
    def sentence(self) -> str:
        return _("Write a day and a time, or leave the end empty where nobody knows it.")


def read(request: AtDesk, rep: Representative, *, at: datetime) -> Plan:
    """What was written, as a plan. Raises `MomentUnclear`."""
    fields = reading.written(request)
    starts, until = span_of(rep, fields)
    if (fields["starts"] and starts is None) or (fields["until"] and until is None):
        raise MomentUnclear
    # The field has no seconds: what begins in this minute begins now.
    return Plan(
        starts_at=at if starts is None or starts <= at else starts,
        ends_at=until,
        kind=reading.one_of(request, "kind", among=Absence.Kind.values),
        cover=reading.chosen(request, "cover", among=colleagues(request.representative)),
        note=fields["note"],
        tells_customers=reading.is_on(request, "tells"),
    )


def span_of(rep: Representative, fields: Mapping[str, Any]) -> tuple[datetime | None, datetime | None]:
    """From when until when, by the clock of whoever is away; "today" is until their midnight."""
    here = zone(rep.timezone)
    return moment(fields.get("starts", ""), here), moment(fields.get("until", ""), here)


def moment(written: str, here: ZoneInfo) -> datetime | None:
    try:
        found = datetime.fromisoformat(written)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=here)


def fields_now(request: AtDesk) -> dict[str, Any]:
    """To begin with: from now; one who is ill is so until midnight, unless it is said otherwise."""
    rep = who(request, request.GET)
    here = timezone.now().astimezone(zone(rep.timezone))
    kind = request.GET.get("kind", Absence.Kind.AWAY)
    midnight = datetime.combine(here.date() + timedelta(days=1), time(0))
    return {
        "who": rep.pk,
        "kind": kind if kind in Absence.Kind.values else Absence.Kind.AWAY,
        "starts": here.strftime("%Y-%m-%dT%H:%M"),
        "until": midnight.strftime("%Y-%m-%dT%H:%M") if kind == Absence.Kind.ILL else "",
        "cover": "",
        "note": "",
        "tells": "on",
    }
