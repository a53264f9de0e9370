"""Another address of whoever is in: where a code goes, then the code."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.views.decorators.http import require_http_methods, require_POST

from firsthand.kit.errors import Refused
from firsthand.kit.limits import machine_of
from firsthand.portal.actions import add_own_address, ask_to_add
from firsthand.portal.rules import CODE_LASTS
from firsthand.portal.views.at_page import HOME, AtPage, at_page, kept, page, remember, to_the_door
from firsthand.portal.views.details import DETAILS, form

ADDING = "firsthand_my_adding"
CODE = f"{DETAILS}address/code/"


@require_POST
@at_page
def own_address(request: AtPage) -> HttpResponse:
    """A code is on its way there; only who came in by a code adds an address."""
    visit = request.visit
    if visit is None or visit.customer is None:
        return to_the_door(request)
    try:
        ticket = ask_to_add(
            request.POST.get("address", "")[:320],
            visit=visit,
            machine=machine_of(request.META.get("REMOTE_ADDR", "")),
            language=translation.get_language() or "en",
            brand=request.house.brand,
            at=request.now,
        )
    except Refused as refused:
        return form(request, visit.customer, status=422, error=refused.sentence)
    return kept(HttpResponseRedirect(CODE), ADDING, ticket, seconds=int(CODE_LASTS.total_seconds()))


@require_http_methods(["GET", "HEAD", "POST"])
@at_page
def code(request: AtPage) -> HttpResponse:
    """Asked for the code; whoever shows it has that address too."""
    visit = request.visit
    if visit is None or visit.customer is None:
        return to_the_door(request)
    if request.method != "POST":
        return page(request, "address_code", error="")
    ticket, said = request.COOKIES.get(ADDING, ""), request.POST.get("code", "")[:40]
    try:
        secret = add_own_address(ticket, code=said, visit=visit, at=request.now)
    except Refused as refused:
        return page(request, "address_code", status=422, error=refused.sentence)
    answer = HttpResponseRedirect(f"{DETAILS}?told=added")
    answer.delete_cookie(ADDING, path=HOME)
    return remember(answer, secret) if secret else answer
