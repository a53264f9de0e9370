"""The door: one's address, then the code that was sent there."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.views.decorators.http import require_http_methods, require_POST

from firsthand.kit.errors import Refused
from firsthand.kit.limits import machine_of
from firsthand.portal.actions import ask_for_code, come_in, leave
from firsthand.portal.rules import CODE_LASTS
from firsthand.portal.views.at_page import (
    A_YEAR,
    ASKING,
    DOOR,
    HOME,
    LANGUAGE,
    AtPage,
    at_page,
    back_to,
    kept,
    page,
    remember,
)
from firsthand.portal.watching import COOKIE

CODE = f"{DOOR}code/"


@require_http_methods(["GET", "HEAD", "POST"])
@at_page
def door(request: AtPage) -> HttpResponse:
    """Asked for an address; the answer is the same whether somebody is known there or not."""
    to = back_to(request)
    if request.method != "POST":
        if request.visit and request.visit.customer:
            return HttpResponseRedirect(to)
        return form(request, to)
    address = request.POST.get("address", "")[:320]
    try:
        ticket = ask_for_code(
            address,
            machine=machine_of(request.META.get("REMOTE_ADDR", "")),
            language=translation.get_language() or "en",
            brand=request.house.brand,
            visit=request.visit,
            at=request.now,
        )
    except Refused as refused:
        return form(request, to, status=422, address=address, error=refused.sentence)
    answer = HttpResponseRedirect(f"{CODE}?to={to}")
    return kept(answer, ASKING, ticket, seconds=int(CODE_LASTS.total_seconds()))


def form(request: AtPage, to: str, *, status: int = 200, address: str = "", error: str = "") -> HttpResponse:
    own = request.house.words.get(translation.get_language() or "", "")
    return page(request, "door", status=status, to=to, address=address, error=error, own_words=own)


@require_http_methods(["GET", "HEAD", "POST"])
@at_page
def code(request: AtPage) -> HttpResponse:
    """Asked for the code; whoever shows it is in."""
    to = back_to(request)
    if request.method != "POST":
        return page(request, "code", to=to, error="")
    ticket, said = request.COOKIES.get(ASKING, ""), request.POST.get("code", "")[:40]
    try:
        secret = come_in(ticket, code=said, before=request.visit, at=request.now)
    except Refused as refused:
        return page(request, "code", status=422, to=to, error=refused.sentence)
    answer = remember(HttpResponseRedirect(to), secret)
    answer.delete_cookie(ASKING, path=HOME)
    return answer


@require_POST
@at_page
def leaving(request: AtPage) -> HttpResponse:
    """Nothing is seen here any more."""
    if request.visit:
        leave(request.visit, at=request.now)
    answer = HttpResponseRedirect(DOOR)
    answer.delete_cookie(COOKIE, path=HOME)
    return answer


@require_POST
@at_page
def language(request: AtPage) -> HttpResponse:
    """The pages of this browser speak it from now on."""
    answer, chosen = HttpResponseRedirect(back_to(request)), request.POST.get("language", "")
    return kept(answer, LANGUAGE, chosen, seconds=A_YEAR) if chosen in dict(settings.LANGUAGES) else answer
