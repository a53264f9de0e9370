"""A link from a letter."""

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from firsthand.conversations.queries import matter_behind, opened_by
from firsthand.portal.actions import open_link
from firsthand.portal.views.at_page import AtPage, at_page, page, remember


@require_safe
@at_page
def link(request: AtPage, key: str) -> HttpResponse:
    """The matter, at an address that opens nothing in other hands; a link that is over leads to the door.

    Programs that look at letters before their reader does follow links too: nothing is changed by that.
    """
    found = opened_by(key, at=request.now)
    matter = matter_behind(found) if found else None
    if found is None or matter is None:
        return page(request, "link_over", status=410)
    secret = open_link(found, visit=request.visit, at=request.now)
    return remember(HttpResponseRedirect(f"/my/matters/{matter.pk}/"), secret)
