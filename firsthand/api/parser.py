"""Bodies are read as the JSON that RFC 8259 describes, and nothing looser."""

import json
from typing import Any, NoReturn

from django.http import HttpRequest
from ninja.parser import Parser

from firsthand.api.problems import Problem


class Strict(Parser):
    """Ninja's parser without the liberties of Python's: no NaN, no depth that ends the process."""

    def parse_body(self, request: HttpRequest) -> Any:
        try:
            return json.loads(request.body, parse_constant=_refuse)
        except (ValueError, RecursionError) as bad:
            raise Problem(400, "The body is not valid JSON (UTF-8). Correct it and send it again.") from bad


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")
