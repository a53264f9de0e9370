"""What cannot be shown: a page of ours with the way on, or the sentence alone for a script."""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from firsthand.workspace.shell import shell
from firsthand.workspace.views.signed_in import is_part

OF_THE_INTERFACE = "/api/"


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    sentence = _("What your browser sent could not be understood. Go back, and try once more.")
    return told(request, 400, _("Not understood"), sentence)


def not_allowed(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    sentence = _("This is not open to you, or the page stood open for too long. Load it again, and try once more.")
    return told(request, 403, _("Not allowed"), sentence)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return told(request, 404, _("Nothing here"), _("It is gone, or it is not open to you."))


def broken(request: HttpRequest) -> HttpResponse:
    sentence = _("Something broke on our side. What you did may not be kept: try once more in a minute.")
    return told(request, 500, _("That did not work"), sentence)


def told(request: HttpRequest, status: int, title: str, sentence: str) -> HttpResponse:
    """The page, its sentence for a toast beside it; the interface says it as a problem."""
    if request.path.startswith(OF_THE_INTERFACE):
        return problem(status, sentence)
    answer = HttpResponse(status=status) if is_part(request) else page(request, status, title, sentence)
    answer["X-Sentence"] = quote(sentence)
    return answer


def problem(status: int, sentence: str) -> HttpResponse:
    """As RFC 9457 writes it; the interface answers most by itself, and this is what broke before it could."""
    words = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": sentence}
    return JsonResponse(words, status=status, content_type="application/problem+json")


def page(request: HttpRequest, status: int, title: str, sentence: str) -> HttpResponse:
    values = {"title": title, "sentence": sentence, **around(request, status)}
    return render(request, "look/trouble.html", values, status=status)


def around(request: Any, status: int) -> dict[str, Any]:
    """The rail for somebody at the desk; nothing where the house itself is broken, for the rail asks the database."""
    user = getattr(request, "user", None)
    if status == 500 or not user or not user.is_authenticated:
        return {"me": None, "places": []}
    representative = getattr(user, "representative", None)
    if representative is None or not representative.is_active:
        return {"me": None, "places": []}
    request.representative = representative
    return shell(request, here="")
