"""What cannot be done, said as a problem (RFC 9457): a status, and a sentence that says what to do next."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse

MEDIA_TYPE = "application/problem+json"
PLAIN = "about:blank"


@dataclass(frozen=True)
class Flaw:
    """What is wrong with one field, and where it stands: a JSON pointer into the body, or the parameter's name."""

    pointer: str
    detail: str


@dataclass(eq=False)  # not frozen: whoever catches an exception writes its traceback
class Problem(Exception):
    """A request that ends here."""

    status: int
    detail: str
    type: str = PLAIN
    errors: Sequence[Flaw] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    def response(self) -> HttpResponse:
        """The problem as it is sent."""
        words = json.dumps(self._words(), ensure_ascii=False)
        return HttpResponse(words, status=self.status, content_type=MEDIA_TYPE, headers=dict(self.headers))

    def _words(self) -> dict[str, Any]:
        words: dict[str, Any] = {
            "type": self.type,
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
        }
        return words | {"errors": [vars(one) for one in self.errors]} if self.errors else words


def not_found() -> Problem:
    """The same words for what does not exist and for what is not yours: the difference is nobody's business."""
    return Problem(404, "There is nothing here that this key may see. Check the address and the id.")


def not_allowed(detail: str) -> Problem:
    """The key may not do this at all, whatever it is done to."""
    return Problem(403, detail)


def flawed(pointer: str, detail: str) -> Problem:
    """One field of the request cannot be taken."""
    return Problem(422, "Something in the request cannot be taken; `errors` says what.", errors=[Flaw(pointer, detail)])
