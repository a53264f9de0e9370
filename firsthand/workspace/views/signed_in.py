"""Every page of the workspace begins here: who asks, and what becomes of a refusal."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers

from firsthand.kit.errors import Forbidden, Refused, Stale
from firsthand.team.actions import be_seen
from firsthand.team.models import Representative

# A page that looks again at live news says so: somebody may have left it open and gone home.
BY_ITSELF = "X-By-Itself"
READABLE_FOR = timedelta(hours=12)
# What a click opens is fetched by a script and is a whole page all the same.
WHOLE = "div#workspace"


class AtDesk(HttpRequest):
    """A request of somebody who works here."""

    representative: Representative


Page = Callable[..., HttpResponse]


def representative_required(view: Page) -> Page:
    """The view is asked with `request.representative`; others are shown the door, and a refusal becomes its sentence.

    What is not theirs answers as what is not there.
    """

    @wraps(view)
    def shown(request: AtDesk, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return to_the_door(request)
        request.representative = at_the_desk(request)
        try:
            answer = view(request, *args, **kwargs)
        except Refused as refused:
            answer = refusal(request, refused)
        except (OverflowError, DataError) as beyond:  # a number in the address that no database holds
            raise Http404 from beyond
        readable(answer, request)
        return private(answer)

    return shown


def at_the_desk(request: HttpRequest) -> Representative:
    """Who asks; an account that is nobody at the desk (a key's) finds nothing here."""
    representative: Representative | None = getattr(request.user, "representative", None)
    if representative is None or not representative.is_active:
        raise Http404
    if BY_ITSELF not in request.headers:
        be_seen(representative, at=timezone.now())
    return representative


def to_the_door(request: HttpRequest) -> HttpResponse:
    """Sign-in, and back again; a part of a page cannot be a sign-in page, so the whole page goes there."""
    if not is_part(request):
        return redirect_to_login(request.get_full_path())
    answer = HttpResponse(status=401)
    answer["HX-Redirect"] = redirect_to_login(quote(request.headers.get("HX-Current-URL", "/"), safe="/:?&=")).url
    return answer


def refusal(request: HttpRequest, refused: Refused) -> HttpResponse:
    """404 for what is not theirs, 409 for what somebody changed meanwhile, 422 for what cannot be done; with why."""
    if isinstance(refused, Forbidden):
        raise Http404
    status = 409 if isinstance(refused, Stale) else 422
    if is_part(request):
        answer = HttpResponse(status=status)
    else:
        words = request.POST.get("words", "")
        back = request.headers.get("Referer", "/")
        answer = render(
            request,
            "workspace/refused.html",
            {"sentence": refused.sentence, "words": words, "back": back},
            status=status,
        )
    answer["X-Sentence"] = quote(refused.sentence)
    return answer


def is_part(request: HttpRequest) -> bool:
    """Whether a script of ours asks for a piece of a page."""
    return "HX-Request" in request.headers


def is_whole(request: HttpRequest) -> bool:
    """Whether it is a page that is asked for, by its address or by a click."""
    return not is_part(request) or request.headers.get("HX-Target") == WHOLE


def readable(answer: HttpResponse, request: HttpRequest) -> None:
    """Until when a device may show the page again without asking: a working day, and no longer than the session lasts."""
    if not is_whole(request) or request.method != "GET":
        return
    until, since = timezone.now() + READABLE_FOR, getattr(request.user, "last_login", None)
    if since is not None:
        until = min(until, since + timedelta(seconds=settings.SESSION_COOKIE_AGE))
    answer["X-Readable-Until"] = str(int(until.timestamp()))


def private(answer: HttpResponse) -> HttpResponse:
    """Nothing of a desk is kept by anybody between it and its reader."""
    if not answer.has_header("Cache-Control"):
        patch_cache_control(answer, private=True, no_cache=True)
        patch_vary_headers(answer, ["HX-Request", "HX-Target"])
    return answer
