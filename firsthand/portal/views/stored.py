"""What is stored about a customer: to read, and to take along."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from firsthand.portal.stored import counts_of, everything_of, told_addresses
from firsthand.portal.views.at_page import AtPage, at_page, page, to_the_door
from firsthand.portal.wording import may, proven


@require_safe
@at_page
def stored(request: AtPage) -> HttpResponse:
    """In sentences; only a code opens it."""
    me = request.visit.customer if request.visit else None
    if me is None:
        return to_the_door(request)
    addresses = [(one.value, one.since, proven(one.verified_how)) for one in told_addresses(me)]
    consents = [
        (may(one.purpose), one.given_at, one.how, one.withdrawn_at, one.withdrawn_how)
        for one in me.consents.order_by("pk")
    ]
    return page(request, "stored", known=me, counts=counts_of(me), addresses=addresses, consents=consents)


@require_safe
@at_page
def taken_along(request: AtPage) -> HttpResponse:
    """All of it as one file for programs."""
    me = request.visit.customer if request.visit else None
    if me is None:
        return to_the_door(request)
    answer = JsonResponse(everything_of(me), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = 'attachment; filename="stored-about-me.json"'
    return answer
