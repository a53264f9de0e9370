"""The board of whoever leads: what presses in their teams, what was broken and why, and who is there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from firsthand.conversations.queries import Pressing
from firsthand.promises.queries import (
    MOST_ON_BOARD as MOST,
)
from firsthand.promises.queries import (
    Narrowed,
    Scope,
    broken_in,
    causes_in,
    follow_ups_in,
    kept_shares,
    monday,
    people_in,
    pressing_in,
    repairs_in,
    scope_of,
    silent_in,
)
from firsthand.promises.rules.kinds import Cause
from firsthand.team.models import Representative
from firsthand.workspace import addresses
from firsthand.workspace.away import said
from firsthand.workspace.faces import Face, face_of
from firsthand.workspace.promised import Shown, shown
from firsthand.workspace.repaired import Mended, mended
from firsthand.workspace.rows import Row, rows
from firsthand.workspace.shell import shell
from firsthand.workspace.views.asked import number
from firsthand.workspace.views.kept import named
from firsthand.workspace.views.signed_in import AtDesk, representative_required

AT_FIRST = 6


@dataclass(frozen=True)
class Part:
    """A part of the board: its conversations or promises, the first of them where there are many."""

    code: str
    title: str
    nothing: str
    conversations: Sequence[Row] = ()
    promises: Sequence[Shown] = ()
    repairs: Sequence[Mended] = ()
    figure: str = ""
    more_at: str = ""
    told: Sequence[str] = field(default=())


@dataclass(frozen=True)
class Person:
    """Somebody of these teams, whether they are there, and where what they look after stands."""

    face: Face
    is_here: bool
    seen: datetime | None
    away: str
    href: str


@require_safe
@representative_required
def board(request: AtDesk) -> HttpResponse:
    """All parts, each with its first rows, and how much was kept this week."""
    me, now = request.representative, timezone.now()
    scope = scope_asked(request)
    week = monday(now)
    values = {
        "parts": [part(code, scope, me=me, at=now, size=AT_FIRST) for code in CODES],
        "people": [person(one, at=now) for one in people_in(scope)],
        "shares": named("kind", kept_shares(me, by="kind", since=week, narrowed=Narrowed(team=scope.chosen))),
        "kept_query": query(scope),
        **around(scope, me, here=addresses.BOARD),
    }
    return render(request, "workspace/board.html", shell(request, here="board", **values, open="main", panes=1))


@require_safe
@representative_required
def board_part(request: AtDesk, code: str) -> HttpResponse:
    """One part, as far as anybody reads it."""
    if code not in CODES:
        raise Http404
    me, now = request.representative, timezone.now()
    scope = scope_asked(request)
    values = {
        "parts": [part(code, scope, me=me, at=now, size=MOST)],
        "people": [],
        "shares": [],
        **around(scope, me, here=f"{addresses.BOARD}{code}/"),
    }
    return render(request, "workspace/board.html", shell(request, here="board", **values, open="main", panes=1))


def scope_asked(request: AtDesk) -> Scope:
    """The teams whose board it is; whoever leads nobody finds none."""
    scope = scope_of(request.representative, team=number(request, "team"))
    if scope is None:
        raise Http404
    return scope


def around(scope: Scope, me: Representative, *, here: str) -> dict[str, Any]:
    """The teams one may choose, and what makes the page look again."""
    offered = [{"words": _("All teams"), "href": here, "here": scope.chosen is None}]
    offered += [
        {"words": team.name, "href": f"{here}?team={team.pk}", "here": scope.chosen == team.pk}
        for team in scope.offered
    ]
    topics = ["desk"] if scope.teams is None else [f"team:{team}" for team in scope.teams]
    return {
        "teams": offered if len(scope.offered) > 1 else [],
        "board_topics": " ".join(["desk"] if me.is_administrator else topics),
        "here_at": f"{here}{query(scope)}",
        "whole_at": f"{addresses.BOARD}{query(scope)}" if here != addresses.BOARD else "",
    }


def query(scope: Scope) -> str:
    return f"?team={scope.chosen}" if scope.chosen else ""


def part(code: str, scope: Scope, *, me: Representative, at: datetime, size: int) -> Part:
    """One part with so many of its rows."""
    title, nothing = words_of(code)
    found = found_in(code, scope, at=at)
    first = found[:size]
    is_said = code in PROMISED
    return Part(
        code=code,
        title=title,
        nothing=nothing,
        conversations=() if is_said or code == "repairs" else rows(first),
        promises=shown(first, me=me, at=at) if is_said else (),
        repairs=mended(first, me=me) if code == "repairs" else (),
        figure=figure(len(found)),
        more_at=f"{addresses.BOARD}{code}/{query(scope)}" if len(found) > size else "",
        told=causes(scope, at=at) if code == "broken" and found else (),
    )


def figure(number: int) -> str:
    """How many there are; of more than a hundred nobody counts the rest."""
    return f"{MOST}+" if number > MOST else str(number) if number else ""


def found_in(code: str, scope: Scope, *, at: datetime) -> Sequence[Any]:
    match code:
        case "broken":
            return broken_in(scope, at=at, size=MOST + 1)
        case "follow-ups":
            return follow_ups_in(scope, at=at, size=MOST + 1)
        case "repairs":
            return repairs_in(scope, at=at, size=MOST + 1)
        case "silent":
            return silent_in(scope, at=at, size=MOST + 1)
    return pressing_in(scope, Pressing(code), at=at, size=MOST + 1)


def causes(scope: Scope, *, at: datetime) -> list[str]:
    """ "3: a supplier or carrier was late", the commonest first."""
    said = ((Cause(code).label if code else _("not explained yet"), number) for code, number in causes_in(scope, at=at))
    return [f"{number} · {words}" for words, number in said]


def person(one: Representative, *, at: datetime) -> Person:
    away = said(one.absence) if one.absence else ""
    return Person(face_of(one), one.is_present(at=at), one.seen_at, away, f'/search/?q=owner:"{one.name}" is:open')


PROMISED = ("broken", "follow-ups")
CODES = ("late", "at-risk", "broken", "follow-ups", "unowned", "silent", "repairs")


def words_of(code: str) -> tuple[str, str]:
    """What the part is called, and what it says when there is nothing."""
    return {
        "late": (_("Late now"), _("Nothing is late.")),
        "at-risk": (_("Falls due within the hour"), _("Nothing falls due within the hour.")),
        "broken": (_("Broken today"), _("No promise was broken today.")),
        "follow-ups": (_("Follow-ups overdue"), _("Every customer was asked whether it is solved.")),
        "unowned": (_("Nobody’s yet"), _("Everything has somebody.")),
        "repairs": (_("Repairs overdue"), _("Everybody has been made up to in time.")),
        "silent": (_("Silent owners"), _("Nobody has let a customer wait for a day without a word.")),
    }[code]
