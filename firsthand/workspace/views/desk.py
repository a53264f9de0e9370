"""The desk: the lists of conversations, what is due first."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from firsthand.conversations.queries import PAGE, View, held_back
from firsthand.desk.rules.permissions import may_change
from firsthand.team.models import Representative
from firsthand.workspace import addresses
from firsthand.workspace.desk_lists import WORDS, DeskList, list_of
from firsthand.workspace.held import held_words
from firsthand.workspace.listing import list_id, look_of
from firsthand.workspace.narrowing import said, sentences
from firsthand.workspace.rows import rows
from firsthand.workspace.shell import shell
from firsthand.workspace.views.signed_in import AtDesk, representative_required

A_YEAR = 365 * 24 * 3600
MOST = 300


@require_safe
@representative_required
def last_view(request: AtDesk) -> HttpResponse:
    """The desk as it was last looked at."""
    return HttpResponseRedirect(addresses.desk(chosen_list(request)))


@require_safe
@representative_required
def desk(request: AtDesk, view: str) -> HttpResponse:
    """A list of conversations; a script asks for its rows alone. A view that is gone leads to what is one's own."""
    listing = list_of(request.representative, view, sort=request.GET.get("sort", ""))
    if listing is None:
        return HttpResponseRedirect(addresses.desk(View.MINE))
    values = listed(request, listing)
    if wants_rows(request):
        return render(request, "workspace/desk_rows.html", values)
    answer = render(request, "workspace/desk.html", shell(request, here="desk", **values, open="list", panes=2))
    remember(answer, view)
    return answer


def listed(request: AtDesk, listing: DeskList) -> dict[str, Any]:
    """One page of the list and what stands around it."""
    me, code = request.representative, listing.code
    after = request.GET.get("after", "")
    page = listing.page(after=after, size=size(request), tagged="tags" in look_of(me).columns)
    more = f"{addresses.desk(code)}?after={page.next.replace('+', '%2B')}&sort={listing.sort}"
    return {
        "list_id": list_id(code, me),
        "view": code,
        "views": views(code),
        "more_lists": more_lists(code),
        "kept": kept_head(me, listing),
        "title": listing.title,
        "conversations": rows(page.rows),
        "more_at": more if page.next else "",
        "list_topics": " ".join(topics(me, code)),
        "is_first": not after,
        "unknown": sentences(page.unknown) if not after else [],
        "held": held_words(held_back(me)) if listing.view is View.SPAM and not after else None,
    }


def kept_head(me: Representative, listing: DeskList) -> dict[str, Any] | None:
    """What stands above the rows of a view that was kept."""
    if listing.saved is None:
        return None
    at = f"{addresses.VIEWS}{listing.code}/" if may_change(me, listing.saved) else ""
    return {"words": listing.words, "line": said(listing.saved.asked), "at": at}


def size(request: AtDesk) -> int:
    """How many rows stand on the screen that looks again: one that was read on keeps them all."""
    asked = request.GET.get("size", "")
    return min(MOST, max(PAGE, int(asked))) if asked.isdecimal() and len(asked) < 5 else PAGE


def wants_rows(request: AtDesk) -> bool:
    return request.headers.get("HX-Target", "").startswith(("new-rows", "li"))


def topics(me: Representative, code: str) -> list[str]:
    """What makes this list look again."""
    if code == View.MINE:
        return [f"representative:{me.pk}"]
    if me.is_administrator:
        return ["desk"]
    return [f"representative:{me.pk}", *(f"team:{team}" for team in me.places)]


def views(here: str) -> list[dict[str, Any]]:
    """Those that have a place of their own beside each other: a sixth word would not fit in any language."""
    return [place(view, here) for view in WORDS if view not in ICONS]


def more_lists(here: str, figures: Mapping[View, str] | None = None) -> list[dict[str, Any]]:
    """Those behind the menu, with how many stand in each where that is known."""
    known = figures or {}
    return [place(view, here) | {"icon": picture, "figure": known.get(view, "")} for view, picture in ICONS.items()]


def place(view: View, here: str) -> dict[str, Any]:
    key = KEYS.get(view, view.value[0])
    return {"words": WORDS[view](), "href": addresses.desk(view), "here": view == here, "key": f"g {key}"}


def chosen_list(request: AtDesk) -> str:
    """The code of the list that was looked at last on this machine."""
    known = request.COOKIES.get("desk", "")
    return known if known in set(View) or known.isdecimal() else View.MINE.value


def remember(answer: HttpResponse, view: str) -> None:
    answer.set_cookie("desk", view, max_age=A_YEAR, samesite="Lax", httponly=True)


# The key that says of a conversation that it is spam; an s leads to the search, an m to what is mine.
KEYS = {View.SPAM: "!", View.MENTIONS: "i"}
ICONS = {View.MENTIONS: "at-sign", View.FOLLOWING: "bell-ring", View.SPAM: "shield-alert"}
