"""Every page of a customer begins here: which visit it is, in which language, and what becomes of a refusal."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header

from firsthand.conversations.models import Conversation
from firsthand.kit.errors import Forbidden, Refused, Stale
from firsthand.kit.time import zone
from firsthand.people.models import Customer
from firsthand.portal.house import House, house_of
from firsthand.portal.models import Visit
from firsthand.portal.queries import Seen, matter_of, visit_of
from firsthand.portal.rules import VISIT_LASTS
from firsthand.portal.watching import COOKIE

ASKING, LANGUAGE = "firsthand_my_asking", "firsthand_my_language"
HOME, DOOR = "/my/", "/my/door/"
A_YEAR = 365 * 24 * 3600


class AtPage(HttpRequest):
    """A request of a customer, who may not have come in yet."""

    visit: Visit | None
    now: datetime
    house: House


Page = Callable[..., HttpResponse]


def at_page(view: Page) -> Page:
    """The view is asked with `request.visit` and `request.now`; what is not theirs answers as what is not there.

    It has nothing to do with whoever of us is signed in in the same browser.
    """

    @wraps(view)
    def shown(request: AtPage, *args: Any, **kwargs: Any) -> HttpResponse:
        request.now = timezone.now()
        request.visit = visit_of(request.COOKIES.get(COOKIE, ""), at=request.now)
        with translation.override(None), timezone.override(None):
            settle(request)
            try:
                answer = (
                    view(request, *args, **kwargs) if request.house.is_open else page(request, "closed", status=404)
                )
            except Refused as refused:
                answer = not_there(request) if isinstance(refused, Forbidden) else refusal(request, refused)
            except (Http404, OverflowError, DataError):
                answer = not_there(request)
            answer.headers.setdefault("Content-Language", translation.get_language() or "en")
        return private(answer)

    return shown


def theirs(request: AtPage, number: int) -> Seen:
    """The matter, if this visit sees it; its page speaks its customer's language and tells their time."""
    seen = matter_of(request.visit, number, at=request.now) if request.visit else None
    if seen is None:
        raise Http404
    settle(request, seen.matter)
    return seen


def settle(request: AtPage, matter: Conversation | None = None, *, reader: Customer | None = None) -> None:
    """From now on it is spoken in the language of the page's reader, by their clock, under the name they know us by."""
    request.house = house_of(matter, host=request.get_host())
    in_matter = matter.customer if matter else request.visit.customer if request.visit else None
    customer = reader or in_matter
    translation.activate(spoken(request, matter, customer))
    timezone.activate(zone(customer.timezone if customer and customer.timezone else zone_of(matter, request.house)))


def spoken(request: AtPage, matter: Conversation | None, customer: Customer | None) -> str:
    """The language that was chosen on the page, else the customer's, the browser's, the matter's, the house's."""
    wanted = (
        request.COOKIES.get(LANGUAGE, ""),
        customer.language if customer else "",
        *(code[:2] for code, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", ""))),
        matter.language if matter else "",
        request.house.language,
    )
    known = dict(settings.LANGUAGES)
    return next((one for one in wanted if one in known), settings.LANGUAGE_CODE)


def zone_of(matter: Conversation | None, house: House) -> str:
    """Where the inbox is answered, as letters tell it; else where the house is."""
    calendar = (matter.inbox.calendar or matter.team.calendar) if matter else None
    return calendar.timezone if calendar else house.timezone


def page(request: AtPage, template: str, *, status: int = 200, **values: Any) -> HttpResponse:
    """The page under the name and colour of the house."""
    around = {
        "house": request.house,
        "accent": request.house.accent,
        "is_in": request.visit is not None,
        "me": request.visit.customer if request.visit else None,
        "languages": settings.LANGUAGES,
        "here": request.get_full_path() if request.method == "GET" else HOME,
    }
    return render(request, f"portal/{template}.html", around | values, status=status)


def not_there(request: AtPage) -> HttpResponse:
    """To whoever is in, the same words for what is another's and for what never was; the others are shown the door.

    What was written is given back: a link may be taken back while somebody writes.
    """
    if request.visit is None:
        return to_the_door(request)
    if words := request.POST.get("words", ""):
        sentence = _("It is gone, or it is not open to you, and this was not sent. Keep your words before you go on.")
        return page(request, "refused", status=404, sentence=sentence, words=words)
    return page(request, "gone", status=404)


def to_the_door(request: AtPage) -> HttpResponse:
    """The door, and back again; what was written when the visit was over already is given back first."""
    if words := request.POST.get("words", ""):
        sentence = _("You were signed out meanwhile, and this was not sent. Come in again, and send it there.")
        return page(request, "refused", status=403, sentence=sentence, words=words)
    back = request.path if request.method == "GET" else HOME
    return HttpResponseRedirect(f"{DOOR}?to={quote(back)}")


def refusal(request: AtPage, refused: Refused) -> HttpResponse:
    """Why it was not done; what was written is given back, so that nothing is lost."""
    status = 409 if isinstance(refused, Stale) else 422
    words = request.POST.get("words", "")
    return page(request, "refused", status=status, sentence=refused.sentence or _("That did not work."), words=words)


def said_before(request: HttpRequest) -> int | None:
    """Before which message a page of what was said ends; none where it is the newest."""
    before = request.GET.get("before", "")
    return int(before) if before.isdecimal() and len(before) < 19 else None


def back_to(request: HttpRequest, *, otherwise: str = HOME) -> str:
    """Where one came from, if that is a page of the customer's; never anywhere else."""
    wanted = request.POST.get("to") or request.GET.get("to") or ""
    is_ours = wanted.startswith(HOME) and "\\" not in wanted and not any(mark in wanted for mark in "\r\n\t")
    return wanted if is_ours else otherwise


def remember(answer: HttpResponse, secret: str) -> HttpResponse:
    """The browser keeps the secret of its visit; no script reads it, and no other site's form brings it."""
    return kept(answer, COOKIE, secret, seconds=int(VISIT_LASTS.total_seconds()))


def kept(answer: HttpResponse, name: str, words: str, *, seconds: int) -> HttpResponse:
    answer.set_cookie(name, words, max_age=seconds, path=HOME, secure=settings.IS_SECURE, httponly=True, samesite="Lax")
    return answer


def private(answer: HttpResponse) -> HttpResponse:
    """Nothing of it is kept by anybody between, nor in a browser that others use, nor found by a search engine."""
    if not answer.has_header("Cache-Control"):
        answer["Cache-Control"] = "private, no-store"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
