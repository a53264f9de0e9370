"""Every error becomes a problem with a sentence; nothing of the inside is told."""

from collections.abc import Callable, Sequence
from typing import Any

import structlog
from django.core.exceptions import RequestDataTooBig
from django.db import DataError, IntegrityError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from firsthand.api.problems import Flaw, Problem, not_found
from firsthand.conversations.rules.refusals import NotYours
from firsthand.kit.errors import Forbidden, Refused, Stale
from firsthand.people.actions.meet import AddressIsTaken, ExternalIdIsTaken

log = structlog.get_logger(__name__)

BODY_AND_ITS_NAME = 2  # where ninja says a flaw stands: ("body", the argument's name, …)


def answer_errors(api: NinjaAPI) -> None:
    """From now on each error of this interface is answered as a problem."""
    for error, problem in PROBLEMS.items():
        api.add_exception_handler(error, _answering(problem))


def _answering(problem: Callable[[Any], Problem]) -> Callable[[HttpRequest, Any], HttpResponse]:
    return lambda request, error: problem(error).response()


def _flawed(error: ValidationError) -> Problem:
    flaws = [Flaw(_pointer(one["loc"]), one["msg"].removeprefix("Value error, ")) for one in error.errors]
    return Problem(422, "Something in the request cannot be taken; `errors` says what.", errors=flaws)


def _pointer(place: Sequence[str | int]) -> str:
    """A JSON pointer (RFC 6901) into the body, or the name of a parameter."""
    if place[0] == "body":
        return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in place[BODY_AND_ITS_NAME:])
    return str(place[-1])


def _failed(error: Exception) -> Problem:
    log.error("api.failed", exc_info=error)
    return Problem(500, "Something failed on our side and nothing was changed. Try again; if it stays, tell us.")


def _away(error: Exception) -> Problem:
    log.warning("api.database_away", exc_info=error)
    return Problem(503, "The database cannot be reached just now. Try again in a moment.", headers={"Retry-After": "5"})


PROBLEMS: dict[type[Exception], Callable[[Any], Problem]] = {
    Problem: lambda problem: problem,
    ValidationError: _flawed,
    HttpError: lambda error: Problem(error.status_code, "The request cannot be read. Correct it and send it again."),
    Http404: lambda error: not_found(),
    NotYours: lambda error: not_found(),
    Forbidden: lambda error: Problem(403, error.sentence),
    Stale: lambda error: Problem(409, error.sentence, type="urn:firsthand:problem:changed-meanwhile"),
    AddressIsTaken: lambda error: Problem(409, error.sentence),
    ExternalIdIsTaken: lambda error: Problem(409, error.sentence),
    Refused: lambda error: Problem(422, error.sentence),
    IntegrityError: lambda error: Problem(409, "It is there already, or somebody did the same just now. Look again."),
    DataError: lambda error: Problem(422, "Something in the request cannot be kept. Shorten or correct it."),
    RequestDataTooBig: lambda error: Problem(413, "The body is too large. Send less at once."),
    OperationalError: _away,
    InterfaceError: _away,
    Exception: _failed,
}
