"""What holds at every address of the interface, before and after it is answered."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from firsthand.api.problems import Problem

View = Callable[..., HttpResponse]

LARGEST_BODY = 5 * 1024 * 1024
WITH_BODY = {"POST", "PATCH", "PUT"}
NOT_THIS_WAY = "This address is not used that way. The `Allow` header names the ways there are."


def guarded(view: View) -> View:
    """Bodies are JSON of bearable size, every error is a problem, nothing is kept by caches."""

    # Only bearers of keys come in, never cookies, so there is nothing that another site could ride on.
    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, **values: Any) -> HttpResponse:
        is_head, request.method = request.method == "HEAD", _method(request)
        try:
            _refuse_other_bodies(request)
            response = _worded(view(request, **values))
        except Problem as problem:
            response = problem.response()
        if is_head:
            response.content = b""
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return answered


def _method(request: HttpRequest) -> str:
    # HEAD is GET without the body (RFC 9110 9.3.2).
    return "GET" if request.method == "HEAD" else str(request.method)


def _refuse_other_bodies(request: HttpRequest) -> None:
    if request.method not in WITH_BODY:
        return
    try:
        size = len(request.body)
    except RequestDataTooBig:
        size = LARGEST_BODY + 1
    if size > LARGEST_BODY:
        raise Problem(413, f"The body is too large: {LARGEST_BODY // 1024 // 1024} MB are allowed. Send less at once.")
    if request.content_type != "application/json":
        raise Problem(415, "Send JSON, with `Content-Type: application/json`.")


def _worded(response: HttpResponse) -> HttpResponse:
    if response.status_code != 405:
        return response
    allowed = sorted({*response["Allow"].split(", "), *(["HEAD"] if "GET" in response["Allow"] else [])})
    return Problem(405, NOT_THIS_WAY, headers={"Allow": ", ".join(allowed)}).response()


@guarded
def unknown(request: HttpRequest) -> HttpResponse:
    """An address that does not exist."""
    raise Problem(404, "There is no such address. All of them stand in /api/openapi.json.")
