"""The description of the interface (OpenAPI 3.1): what ninja knows of it, and what holds everywhere."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from firsthand.api.door import guarded
from firsthand.api.interface import api
from firsthand.api.once import HEADER, LONGEST
from firsthand.api.problems import MEDIA_TYPE

Spec = dict[str, Any]

INTRODUCTION = """\
Customers, their conversations and what was said in them.

**Keys.** `Authorization: Bearer fh_…`. A key sees what its representative sees, or what is its customer's.
**Errors** are problems (RFC 9457) with a sentence in `detail`. What a key may not see is answered like what is not there.
**Lists** come a page at a time: `{"items": […], "next": cursor or null}`.
**Writes** may bear an `Idempotency-Key`: sent again with the same body they have one effect and the same answer.
**Changes** may bear `If-Match`: what somebody else changed meanwhile is answered with 409 and stays.
**Times** are ISO 8601 with their offset.
"""

PROBLEM: Spec = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "A sentence that says what to do."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["pointer", "detail"],
                "properties": {
                    "pointer": {
                        "type": "string",
                        "description": "A JSON pointer into the body, or the name of a parameter or header.",
                    },
                    "detail": {"type": "string"},
                },
            },
        },
    },
}

PROBLEMS = {
    400: "The request cannot be read.",
    401: "There is no valid key.",
    403: "The key may not do this.",
    404: "There is nothing here that the key may see.",
    409: "It changed meanwhile, is there already, or the Idempotency-Key was used for something else.",
    413: "The body is too large.",
    415: "The body is not JSON.",
    422: "Something in the request cannot be taken; `errors` says what.",
    429: "Too many calls; `Retry-After` says how many seconds to wait.",
    500: "Something failed on our side, and nothing was changed.",
    503: "The database is away for a moment.",
}
ONLY_WRITES = {400, 409, 413, 415}
WAIT = {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds to wait.", "required": True}}
CHALLENGE = {"WWW-Authenticate": {"schema": {"type": "string"}, "required": True}}
HEADERS_OF = {401: CHALLENGE, 429: WAIT, 503: WAIT}

IDEMPOTENCY: Spec = {
    "in": "header",
    "name": HEADER,
    "required": False,
    "description": "A word of your own for this write. The same word and body again: the same answer and one effect.",
    "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST, "pattern": "^[!-~]([ -~]*[!-~])?$"},
}
ETAG = {"ETag": {"schema": {"type": "string"}, "description": "The version, for `If-Match`.", "required": True}}
LOCATION = {"Location": {"schema": {"type": "string"}, "description": "Where it stands.", "required": True}}
REPLAYED = {
    "Idempotency-Replayed": {"schema": {"type": "string", "enum": ["true"]}, "description": "It was answered before."}
}
VERSIONED = {"CustomerShape", "ConversationShape"}
BYTES: Spec = {"schema": {"type": "string", "format": "binary"}}
DOWNLOADS = {"getRawMessage": "message/rfc822", "getAttachment": "*/*"}


@guarded
def openapi(request: HttpRequest) -> HttpResponse:
    """`/api/openapi.json`; open to everybody, for it tells only what the product is."""
    if request.method != "GET":
        return HttpResponse(status=405, headers={"Allow": "GET"})
    return HttpResponse(
        description(), content_type="application/json", headers={"Cache-Control": "public, max-age=300"}
    )


@cache
def description() -> bytes:
    """All of /api/v1/, as JSON."""
    spec: Spec = dict(api.get_openapi_schema(path_prefix="/api/v1/"))
    spec["info"]["description"] = INTRODUCTION
    spec["servers"] = [{"url": settings.BASE_URL}]
    spec["security"] = [{"Bearer": []}]
    spec["components"]["schemas"]["Problem"] = PROBLEM
    spec["components"]["responses"] = {f"Problem{status}": _problem(status) for status in PROBLEMS}
    for method, operation in _operations(spec):
        _complete(operation, is_write=method != "get")
    # Ours are called shapes inside, to tell them from the rows; to programs they are the things themselves.
    words = re.sub(r"Page(?:_|\[)(\w+?)(?:Shape)?(?:_|\])\"", r'\1Page"', json.dumps(spec, ensure_ascii=False))
    return re.sub(r'(?<=[/"])(\w+?)Shape"', r'\1"', words).encode()


def _problem(status: int) -> Spec:
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    problem: Spec = {"description": PROBLEMS[status], "content": content}
    return problem | {"headers": HEADERS_OF[status]} if status in HEADERS_OF else problem


def _operations(spec: Spec) -> Iterator[tuple[str, Spec]]:
    for ways in spec["paths"].values():
        yield from ways.items()


def _complete(operation: Spec, *, is_write: bool) -> None:
    operation["summary"] = operation["description"].split(";")[0].split(". ")[0].rstrip(".")
    operation["responses"] = {str(status): answer for status, answer in operation["responses"].items()}
    if mime := DOWNLOADS.get(operation["operationId"]):
        operation["responses"]["200"] = {"description": "The bytes.", "content": {mime: BYTES}}
    for status, answer in operation["responses"].items():
        if headers := _headers(operation, answer, status, is_write=is_write):
            answer["headers"] = headers
    if is_write:
        operation["parameters"].append(IDEMPOTENCY)
    for status in PROBLEMS:
        if is_write or status not in ONLY_WRITES:
            operation["responses"][str(status)] = {"$ref": f"#/components/responses/Problem{status}"}


def _headers(operation: Spec, answer: Spec, status: str, *, is_write: bool) -> Spec:
    shape = answer.get("content", {}).get("application/json", {}).get("schema", {})
    headers: Spec = {}
    if shape.get("title") in VERSIONED or shape.get("$ref", "").rsplit("/")[-1] in VERSIONED:
        headers |= ETAG
    if status in {"201", "202"}:
        headers |= LOCATION
    return headers | REPLAYED if is_write else headers
