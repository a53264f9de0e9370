"""The living page: every part in every light, for development only."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from firsthand.look.living import rows, the_desk

View = Callable[..., HttpResponse]


def in_development(view: View) -> View:
    """The page is not there unless the house is being built (DEBUG) or FIRSTHAND_LOOK asks for it."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (settings.DEBUG or getattr(settings, "FIRSTHAND_LOOK", False)):
            raise Http404
        return view(request, *args, **kwargs)

    return shown


@in_development
def look(request: HttpRequest) -> HttpResponse:
    """Every part, in light, dark, right to left and large."""
    return render(request, "look/living/look.html", the_desk(now=timezone.now()))


@in_development
def desk(request: HttpRequest) -> HttpResponse:
    """A whole desk with an open conversation; `?of=7` opens another, `?open=list` none, `?dir=rtl` mirrors."""
    of = int(request.GET.get("of", "12"))
    people = {row.id: row.customer for row in rows(timezone.now())}
    shown = {"open": request.GET.get("open", "main"), "of": of, "ruta": people[of]}
    return render(request, "look/living/desk.html", the_desk(now=timezone.now()) | shown)


@in_development
def letter(request: HttpRequest) -> HttpResponse:
    """A letter as HTML, under the policy that every letter's own page must carry."""
    answer = render(request, "look/living/letter.html")
    answer["Content-Security-Policy"] = LETTER_POLICY
    answer["X-Frame-Options"] = "SAMEORIGIN"
    return answer


@in_development
def kept(request: HttpRequest) -> HttpResponse:
    """Answers a form of the living page: 422 without words, else a toast."""
    if request.method == "POST" and not request.POST.get("words", "undo").strip():
        return HttpResponse(status=422)
    return render(request, "look/living/kept.html")


# Nothing runs, nothing is fetched from elsewhere, no form leaves; style is allowed, for letters carry theirs inline.
LETTER_POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'; "
    "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox"
)
