"""A write that bears an `Idempotency-Key` has one effect, however often it is sent and however many arrive at once."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from firsthand.access.models import Key
from firsthand.api.caller import caller_of
from firsthand.api.models import Answered
from firsthand.api.problems import Problem, flawed

HEADER = "Idempotency-Key"
LONGEST = 255
WRITES = {"POST", "PATCH", "PUT", "DELETE"}
KEPT_HEADERS = ("Content-Type", "ETag", "Location")

View = Callable[..., HttpResponse]


class AnsweredAlready(Exception):
    """Another request with this key came first, and its effect stands."""


def once(view: View) -> View:
    """The address answers a repeated write as it did the first time."""

    @wraps(view)
    def answered(request: HttpRequest, **values: Any) -> HttpResponse:
        name = request.headers.get(HEADER)
        if name is None or request.method not in WRITES:
            return view(request, **values)
        if not (1 <= len(name) <= LONGEST and name.isascii() and name.isprintable()):
            raise flawed(HEADER, f"Send 1 to {LONGEST} printable ASCII characters.")
        return _answered_once(view, request, name, values)

    return answered


def _answered_once(view: View, request: HttpRequest, name: str, values: dict[str, Any]) -> HttpResponse:
    key = caller_of(request).key
    try:
        # The effect and its answer are one transaction: a crash between them cannot be.
        with transaction.atomic():
            claim = _claim(key, name, request)
            response = view(request, **values)
            _keep(claim, response)
            return response
    except AnsweredAlready:
        return _again(Answered.objects.get(key=key, idempotency_key=name), request)


def _claim(key: Key, name: str, request: HttpRequest) -> Answered:
    """The name is ours. Who claims the same one now waits here until our transaction ends, then finds it taken."""
    try:
        with transaction.atomic():
            return Answered.objects.create(
                key=key, idempotency_key=name, fingerprint=_fingerprint(request), at=timezone.now()
            )
    except IntegrityError as taken:
        raise AnsweredAlready from taken


def _keep(claim: Answered, response: HttpResponse) -> None:
    claim.status, claim.body = response.status_code, response.content.decode()
    claim.headers = {name: response[name] for name in KEPT_HEADERS if name in response}
    claim.save(update_fields=["status", "body", "headers"])


def _again(kept: Answered, request: HttpRequest) -> HttpResponse:
    if kept.fingerprint != _fingerprint(request):
        raise _other_request()
    return HttpResponse(kept.body, status=kept.status, headers={**kept.headers, "Idempotency-Replayed": "true"})


def _fingerprint(request: HttpRequest) -> str:
    return hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode() + request.body).hexdigest()


def _other_request() -> Problem:
    detail = "This Idempotency-Key was used for another request. Take a new key for a new request."
    return Problem(409, detail, type="urn:firsthand:problem:idempotency-key-reused")
