"""How the reader's lists look: a menu, fetched when it is opened, and what was chosen in it."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from firsthand.team.actions import choose
from firsthand.team.models import Representative
from firsthand.workspace import addresses
from firsthand.workspace.desk_lists import DeskList, list_of
from firsthand.workspace.listing import COLUMN_WORDS, DENSITY_WORDS, SORTS, look_of
from firsthand.workspace.rules.list_look import COLUMNS, DENSITIES
from firsthand.workspace.views.asked import asked, resource
from firsthand.workspace.views.signed_in import AtDesk

SEE_OTHER = 303


def get(request: AtDesk, view: str) -> HttpResponse:
    """What there is to choose from, and what is chosen."""
    listing = listing_of(request, view)
    return render(request, "workspace/list_look.html", {"menus": menus(request.representative, listing), "view": view})


def post(request: AtDesk, view: str) -> HttpResponse:
    """It is kept, and the list is there again as it is wanted."""
    me, look, listing = request.representative, look_of(request.representative), listing_of(request, view)
    if (sort := asked(request, "sort")) in listing.sorts:
        choose(name="sorts", value={**sorts(me), view: sort}, by=me)
    if (density := asked(request, "density")) in DENSITIES:
        choose(name="density", value=density, by=me)
    if (column := asked(request, "column")) in COLUMNS:
        choose(name="columns", value=list(look.toggled(column).columns), by=me)
    return HttpResponseRedirect(addresses.desk(view), status=SEE_OTHER)


def sorts(me: Representative) -> dict[str, Any]:
    kept = me.choices.get("sorts")
    return kept if isinstance(kept, dict) else {}


def listing_of(request: AtDesk, view: str) -> DeskList:
    listing = list_of(request.representative, view)
    if listing is None:
        raise Http404
    return listing


def menus(me: Representative, listing: DeskList) -> dict[str, list[dict[str, Any]]]:
    look = look_of(me)
    return {
        "sort": [
            {"value": one.value, "words": SORTS[one][0](), "icon": SORTS[one][1], "here": one is listing.sort}
            for one in listing.sorts
        ],
        "density": [
            {"value": one, "words": DENSITY_WORDS[one](), "icon": "", "here": one == look.density} for one in DENSITIES
        ],
        "column": [
            {"value": one, "words": COLUMN_WORDS[one](), "icon": "", "here": one in look.columns} for one in COLUMNS
        ],
    }


list_look = resource(GET=get, POST=post)
