"""Views of the desk: kept from a search, changed, put in order, removed."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from firsthand.conversations.queries import View
from firsthand.conversations.rules.asking import Filter, read_line
from firsthand.desk.actions import Narrowed, change_view, keep_view, move_view, remove_view, restore_view
from firsthand.desk.models import SavedView
from firsthand.desk.queries import saved_views_of, saved_views_visible_to
from firsthand.desk.rules.permissions import may_change
from firsthand.workspace import addresses, narrowing
from firsthand.workspace.desk_lists import everybodys, figure, kept
from firsthand.workspace.listing import SORTS
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import attempt, done, moving, page, unless_refused
from firsthand.workspace.settings.circles import chosen_circle, circle_of, circles, kind_of, whose
from firsthand.workspace.views.desk import ICONS, more_lists
from firsthand.workspace.views.signed_in import AtDesk, representative_required

VIEWS = addresses.VIEWS
# Whose figures say what waits; the others are looked at, not worked off.
COUNTED = (View.MINE, View.TEAM, View.UNOWNED, View.MENTIONS, View.FOLLOWING)
KEYS = 9


@require_safe
@representative_required
def menu(request: AtDesk) -> HttpResponse:
    """What the menu of lists shows when it is opened: the views, and how many stand in each, counted to fifty."""
    me, here = request.representative, request.GET.get("here", "")
    counted = {view: everybodys(me, view) for view in COUNTED}
    figures = {view: figure(listing) for view, listing in counted.items()}
    found = [(one, kept(me, one)) for one in saved_views_of(me)]
    values = {
        "more_lists": more_lists(here, figures),
        "figures": [
            (counted[view].words, addresses.desk(view), figures[view]) for view in COUNTED if view not in ICONS
        ],
        "groups": grouped([(one, figure(listing)) for one, listing in found]),
        "here": here,
    }
    return render(request, "workspace/views_menu.html", values)


def grouped(views: list[tuple[SavedView, Any]]) -> list[tuple[str, list[tuple[SavedView, Any, str]]]]:
    """By whose they are, each of the first nine with its key."""
    found: dict[str, list[tuple[SavedView, Any, str]]] = {}
    for number, (one, beside) in enumerate(views, start=1):
        found.setdefault(kind_of(one), []).append((one, beside, f"g {number}" if number <= KEYS else ""))
    return [(whose()[code], some) for code, some in found.items()]


@require_safe
@representative_required
def saved_views(request: AtDesk) -> HttpResponse:
    """All of them, in their order."""
    me = request.representative
    found = [(one, (may_change(me, one), narrowing.said(one.asked))) for one in saved_views_of(me)]
    return page(request, "saved_views", item="views", groups=grouped(found))


@require_http_methods(["GET", "HEAD", "POST"])
@representative_required
def saved_view(request: AtDesk, number: int | None = None) -> HttpResponse:
    """One of them, to read or to change; a new one may begin with the line of a search."""
    me = request.representative
    one = get_object_or_404(saved_views_visible_to(me).in_use(), pk=number) if number else None
    if request.method != "POST":
        return form(request, one, written_before(one, request.GET.get("q", "")))

    def act() -> HttpResponse:
        said, now = given(request), timezone.now()
        if one is None:
            return moving(request, addresses.desk(str(keep_view(said, by=me, at=now).pk)))
        view = change_view(one, said, by=me, at=now)
        return done(request, _("“%(name)s” is kept.") % {"name": view.name}, back=f"{VIEWS}")

    return unless_refused(act, otherwise=partial(form, request, one, reading.written(request)))


def written_before(one: SavedView | None, line: str) -> dict[str, str]:
    if one is None:
        is_open = Filter("is", "open") in read_line(line).filters
        return {"name": "", "line": line[:200], "sort": "due" if is_open else "", "circle": "own"}
    return {"name": one.name, "line": narrowing.said(one.asked), "sort": one.sort, "circle": circle_of(one)}


def given(request: AtDesk) -> Narrowed:
    is_own, team = chosen_circle(request)
    return Narrowed(
        name=reading.words(request, "name"),
        line=reading.words(request, "line"),
        sort=reading.words(request, "sort"),
        is_own=is_own,
        team=team,
    )


def form(request: AtDesk, one: SavedView | None, fields: dict[str, str], *, error: str = "") -> HttpResponse:
    values: dict[str, Any] = {
        "one": one,
        "fields": fields,
        "may": one is None or may_change(request.representative, one),
        "circles": circles(request),
        "sorts": [(sort.value, words()) for sort, (words, _icon) in SORTS.items()],
        "understood": [each.words for each in narrowing.chips(read_line(fields["line"]))],
    }
    return page(request, "saved_view", item="views", status=422 if error else 200, error=error, **values)


@require_POST
@representative_required
def place(request: AtDesk, number: int) -> HttpResponse:
    """It stands one place further up, or down."""
    one = get_object_or_404(saved_views_visible_to(request.representative).in_use(), pk=number)
    steps = -1 if request.GET.get("to") == "up" else 1

    def act() -> str:
        move_view(one, steps=steps, by=request.representative, at=timezone.now())
        return _("The order is kept.")

    undo = f"{VIEWS}{number}/place/?to={'down' if steps < 0 else 'up'}&undo"
    return attempt(request, act, back=VIEWS, undo=undo)


@require_POST
@representative_required
def removal(request: AtDesk, number: int) -> HttpResponse:
    """It is gone from every list; the toast takes it back."""
    one = get_object_or_404(saved_views_visible_to(request.representative), pk=number)

    def act() -> str:
        remove_view(one, by=request.representative, at=timezone.now())
        return _("“%(name)s” is removed.") % {"name": one.name}

    return attempt(request, act, back=VIEWS, undo=f"{VIEWS}{number}/return/?undo")


@require_POST
@representative_required
def restoration(request: AtDesk, number: int) -> HttpResponse:
    """It is there again."""
    one = get_object_or_404(saved_views_visible_to(request.representative), pk=number)

    def act() -> str:
        restore_view(one, by=request.representative, at=timezone.now())
        return _("“%(name)s” is there again.") % {"name": one.name}

    return attempt(request, act, back=VIEWS)
