"""How much was kept of what was promised: by kind, team, person and week, of all or of what is chosen."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from firsthand.kit.time import written
from firsthand.promises.queries import Narrowed, kept_shares, monday
from firsthand.promises.rules.kinds import Kind
from firsthand.promises.rules.shares import Share
from firsthand.team.models import Representative
from firsthand.team.queries import teams_of, teams_visible_to
from firsthand.team.rules.permissions import may_administer
from firsthand.workspace.queries import names_of, team_names
from firsthand.workspace.shell import shell
from firsthand.workspace.views.asked import asked, number
from firsthand.workspace.views.my_promises import lists
from firsthand.workspace.views.signed_in import AtDesk, representative_required

AT = "/promises/kept/"
WEEKS = timedelta(weeks=12)
COLUMNS = {"kind": "kind", "team": "team", "person": "owner_id", "week": "week"}
# What a row leads to: itself, by what one asks next.
NEXT = {"kind": "week", "team": "person", "person": "week", "week": "kind"}


@require_safe
@representative_required
def kept(request: AtDesk, by: str = "kind") -> HttpResponse:
    """The share kept by kind, team, person or week, each row leading to what it is made of."""
    if by not in COLUMNS:
        raise Http404
    me, of = request.representative, narrowed(request)
    found = kept_shares(me, by=COLUMNS[by], since=monday(timezone.now()) - WEEKS, narrowed=of)
    headings = {"kind": _("Kind"), "team": _("Team"), "person": _("Person"), "week": _("Week of")}
    values = {
        "shares": [(name, place(NEXT[by], of, **{by: share.key}), share) for name, share in named(by, found)],
        "heading": headings[by],
        "places_of": lists("kept"),
        "lists": [{"words": words, "href": place(code, of), "here": code == by} for code, words in headings.items()],
        "teams": team_tabs(me, by, of),
        "chosen": chosen(by, of),
    }
    return render(
        request, "workspace/promises_kept.html", shell(request, here="promises", **values, open="main", panes=1)
    )


def narrowed(request: AtDesk) -> Narrowed:
    """What the address asks for; what is none of these asks for nothing."""
    kind, week = asked(request, "kind"), None
    try:
        week = date.fromisoformat(asked(request, "week"))
    except ValueError:
        week = None
    return Narrowed(
        kind=kind if kind in Kind.values else None,
        team=number(request, "team"),
        person=number(request, "person"),
        week=week,
    )


def place(by: str, of: Narrowed, **otherwise: Any) -> str:
    """The same page by something, of what was chosen and this."""
    said = {name: one for name, one in (vars(of) | otherwise).items() if one is not None}
    return f"{AT}{by}/{'?' if said else ''}{urlencode(said)}"


def team_tabs(me: Representative, by: str, of: Narrowed) -> list[dict[str, Any]]:
    """The teams one may choose, where there are several."""
    teams = list(teams_visible_to(me) if may_administer(me) else teams_of(me))
    if len(teams) < 2:
        return []
    everything = {"words": _("All teams"), "href": place(by, of, team=None), "here": of.team is None}
    each = [{"words": one.name, "href": place(by, of, team=one.pk), "here": of.team == one.pk} for one in teams]
    return [everything, *each]


def chosen(by: str, of: Narrowed) -> list[tuple[str, str]]:
    """What was chosen beside a team, in words, and the page without it."""
    said: dict[str, Any] = {name: one for name, one in vars(of).items() if one is not None and name != "team"}
    return [(names_by(name, {one}).get(one, str(one)), place(by, of, **{name: None})) for name, one in said.items()]


def named(by: str, found: Sequence[Share]) -> list[tuple[str, Share]]:
    """Each share under the name of whose it is."""
    names = names_by(by, {share.key for share in found})
    return [(names.get(share.key, str(share.key)), share) for share in found]


def names_by(by: str, keys: set[Any]) -> Mapping[Any, str]:
    match by:
        case "kind":
            return {kind.value: str(kind.label) for kind in Kind}
        case "team":
            return team_names(keys)
        case "person":
            return {**names_of(keys), 0: _("Nobody")}
    return {day: written(day, "DATE_FORMAT") for day in keys}
