"""The addresses of whoever is in: where a code goes to add one, the code, and one that is taken away."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.views.decorators.http import require_http_methods, require_POST

from firsthand.kit.errors import Refused
from firsthand.kit.limits import machine_of
from firsthand.people.queries import every_address_of
from firsthand.portal.actions import add_own_address, ask_to_add, remove_own_address
from firsthand.portal.actions.remove_own_address import stays_by
from firsthand.portal.rules import CODE_LASTS
from firsthand.portal.stored import told_addresses
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


@require_http_methods(["GET", "HEAD", "POST"])
@at_page
def removal(request: AtPage, number: int) -> HttpResponse:
    """Asked once what that means; then it is theirs no more. Only who came in by a code takes one away."""
    visit = request.visit
    if visit is None or visit.customer is None:
        return to_the_door(request)
    address = next((one for one in told_addresses(visit.customer) if one.pk == number), None)
    if address is None:
        raise Http404
    if request.method != "POST":
        stays = stays_by(address, every_address_of(visit.customer))
        return page(request, "address_removal", address=address, stays=stays, came_by=visit.address)
    try:
        remove_own_address(address, visit=visit, at=request.now)
    except Refused as refused:
        return form(request, visit.customer, status=422, error=refused.sentence)
    return HttpResponseRedirect(f"{DETAILS}?told=removed")
