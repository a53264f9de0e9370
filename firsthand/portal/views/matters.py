"""All of a customer's matters."""

from datetime import datetime

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import page_of_matters
from firsthand.portal.next_step import next_of
from firsthand.portal.queries import linked_matters
from firsthand.portal.said import Face, address_of, face_of
from firsthand.portal.views.at_page import AtPage, at_page, page, to_the_door

PAGE = 20


@require_safe
@at_page
def matters(request: AtPage) -> HttpResponse:
    """Open ones or solved ones, the newest word first; by a link alone, those whose links were opened here.

    At a brand's own address those of the brand, whose customers need not know which others the house has.
    """
    visit = request.visit
    if visit is None:
        return to_the_door(request)
    solved = "solved" in request.GET
    if visit.customer is None:
        found = [one for one in linked_matters(visit, at=request.now) if one.is_resolved == solved]
    else:
        before = place(request.GET.get("before", ""))
        found = page_of_matters(visit.customer, solved=solved, brand=request.house.brand, before=before, size=PAGE)
    shown = found if visit.customer is None else found[:PAGE]
    more = f"{shown[-1].last_at.isoformat()}~{shown[-1].pk}" if len(found) > len(shown) else ""
    return page(request, "matters", rows=[row(one, request.now) for one in shown], solved=solved, more=more)


def row(matter: Conversation, at: datetime) -> tuple[Conversation, str, Face | None, str]:
    owner = face_of(matter.owner, matter) if matter.owner else None
    return matter, address_of(matter), owner, next_of(matter, at=at).words


def place(words: str) -> tuple[datetime, int] | None:
    """Where a list goes on; anything else begins it."""
    moment, _tilde, number = words.rpartition("~")
    try:
        return datetime.fromisoformat(moment), int(number)
    except ValueError:
        return None
