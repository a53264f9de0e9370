"""The lists of a desk: those that everybody has, and views that were kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from django.utils import timezone
from django.utils.translation import gettext as _

from firsthand.conversations.queries import A_FIGURE, Asking, DeskPage, Sort, View, desk_rows, narrowed_rows
from firsthand.conversations.rules.lists import sorts_narrowed
from firsthand.desk.models import SavedView
from firsthand.desk.queries import saved_views_visible_to
from firsthand.team.models import Representative
from firsthand.workspace.listing import preferred


@dataclass(frozen=True)
class DeskList:
    """A list by its code, which is in its address; `page` asks for its rows."""

    code: str
    words: str
    title: str
    sorts: Sequence[Sort]
    sort: Sort
    page: Callable[..., DeskPage]
    view: View | None = None
    saved: SavedView | None = None


def list_of(me: Representative, code: str, *, sort: str = "") -> DeskList | None:
    """The list of this code in the order that is asked for, else as they prefer it; None where it is not theirs."""
    wanted = sort or preferred(me, code)
    if code in set(View):
        return everybodys(me, View(code), wanted)
    found = saved_views_visible_to(me).in_use().filter(pk=int(code)).first() if code.isdecimal() else None
    return kept(me, found, wanted) if found else None


def everybodys(me: Representative, view: View, wanted: str = "") -> DeskList:
    order = view.sort(wanted)
    page = partial(desk_rows, me, view, sort=order)
    return DeskList(view.value, WORDS[view](), TITLES[view](), view.sorts, order, page, view=view)


def kept(me: Representative, saved: SavedView, wanted: str = "") -> DeskList:
    order, sorts = saved.order(wanted), sorts_narrowed(saved.asked)
    asking = Asking(me, at=timezone.now(), zone=timezone.get_current_timezone())
    page = partial(narrowed_rows, saved.asked, asking, sort=order)
    title = _("Desk: %(name)s") % {"name": saved.name}
    return DeskList(str(saved.pk), saved.name, title, sorts, order, page, saved=saved)


def figure(listing: DeskList) -> str:
    """How many stand in it, counted to fifty; a plus where there are more, or may be."""
    page = listing.page(size=A_FIGURE)
    return f"{len(page.rows)}{'+' if page.next else ''}"


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
