"""The desk: the lists of conversations, what is due first."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from firsthand.conversations.queries import View, desk_rows, held_back
from firsthand.team.models import Representative
from firsthand.workspace import addresses
from firsthand.workspace.held import held_words
from firsthand.workspace.listing import list_id, look_of, sort_of
from firsthand.workspace.rows import rows
from firsthand.workspace.shell import shell
from firsthand.workspace.views.signed_in import AtDesk, representative_required

A_YEAR = 365 * 24 * 3600
PAGE, MOST = 50, 300


@require_safe
@representative_required
def last_view(request: AtDesk) -> HttpResponse:
    """The desk as it was last looked at."""
    return HttpResponseRedirect(addresses.desk(chosen_view(request)))


@require_safe
@representative_required
def desk(request: AtDesk, view: str) -> HttpResponse:
    """A list of conversations; a script asks for its rows alone."""
    values = listed(request, View(view))
    if wants_rows(request):
        return render(request, "workspace/desk_rows.html", values)
    answer = render(request, "workspace/desk.html", shell(request, here="desk", **values, open="list", panes=2))
    remember(answer, view)
    return answer


def listed(request: AtDesk, view: View) -> dict[str, Any]:
    """One page of the list and what stands around it."""
    me = request.representative
    after, look = request.GET.get("after", ""), look_of(me)
    sort = view.sort(request.GET.get("sort", "") or sort_of(me, view))
    page = desk_rows(me, view, after=after, size=size(request), sort=sort, tagged="tags" in look.columns)
    return {
        "list_id": list_id(view.value, sort, look),
        "view": view.value,
        "views": views(view),
        "more_lists": more_lists(view),
        "title": TITLES[view](),
        "conversations": rows(page.rows),
        "more_at": f"{addresses.desk(view)}?after={page.next.replace('+', '%2B')}&sort={sort}" if page.next else "",
        "list_topics": " ".join(topics(me, view)),
        "is_first": not after,
        "held": held_words(held_back(me)) if view is View.SPAM and not after else None,
    }


def size(request: AtDesk) -> int:
    """How many rows stand on the screen that looks again: one that was read on keeps them all."""
    asked = request.GET.get("size", "")
    return min(MOST, max(PAGE, int(asked))) if asked.isdecimal() and len(asked) < 5 else PAGE


def wants_rows(request: AtDesk) -> bool:
    return request.headers.get("HX-Target", "").startswith(("new-rows", "li"))


def topics(me: Representative, view: View) -> list[str]:
    """What makes this list look again."""
    if view is View.MINE:
        return [f"representative:{me.pk}"]
    if me.is_administrator:
        return ["desk"]
    return [f"representative:{me.pk}", *(f"team:{team}" for team in me.places)]


def views(here: View) -> list[dict[str, Any]]:
    """Those that have a place of their own beside each other: a sixth word would not fit in any language."""
    return [place(view, here) for view in WORDS if view not in ICONS]


def more_lists(here: View) -> list[dict[str, Any]]:
    """Those behind the menu."""
    return [place(view, here) | {"icon": picture} for view, picture in ICONS.items()]


def place(view: View, here: View) -> dict[str, Any]:
    key = KEYS.get(view, view.value[0])
    return {"words": WORDS[view](), "href": addresses.desk(view), "here": view is here, "key": f"g {key}"}


def chosen_view(request: AtDesk) -> View:
    """The view that was looked at last on this machine."""
    known = request.COOKIES.get("desk", "")
    return View(known) if known in set(View) else View.MINE


def remember(answer: HttpResponse, view: str) -> None:
    answer.set_cookie("desk", view, max_age=A_YEAR, samesite="Lax", httponly=True)


WORDS: dict[View, Callable[[], str]] = {
    View.MINE: lambda: _("Mine"),
    View.TEAM: lambda: _("My team’s"),
    View.UNOWNED: lambda: _("Nobody’s"),
    View.WAITING: lambda: _("Waiting"),
    View.ALL: lambda: _("All"),
    View.MENTIONS: lambda: _("Where I was asked to look"),
    View.FOLLOWING: lambda: _("What I follow"),
    View.SPAM: lambda: _("Spam"),
}
# The key that says of a conversation that it is spam; an s leads to the search, an m to what is mine.
KEYS = {View.SPAM: "!", View.MENTIONS: "i"}
ICONS = {View.MENTIONS: "at-sign", View.FOLLOWING: "bell-ring", View.SPAM: "shield-alert"}
TITLES: dict[View, Callable[[], str]] = {
    View.MINE: lambda: _("Desk: mine"),
    View.TEAM: lambda: _("Desk: my team’s"),
    View.UNOWNED: lambda: _("Desk: nobody’s"),
    View.WAITING: lambda: _("Desk: waiting"),
    View.ALL: lambda: _("Desk: all"),
    View.MENTIONS: lambda: _("Desk: where I was asked to look"),
    View.FOLLOWING: lambda: _("Desk: what I follow"),
    View.SPAM: lambda: _("Desk: spam"),
}
