"""One request to a token endpoint (RFC 6749 4.1.3, 6)."""

import http.client
import json
import ssl
from collections.abc import Mapping
from typing import Any
from urllib.parse import SplitResult, urlencode, urlsplit

from firsthand.kit.hosts import InnerHost, must_be_outside, must_be_public

WITHIN = 15  # seconds for each word of the server
LONGEST = 100_000  # bytes


class NoAnswer(Exception):
    """The endpoint cannot be reached, or says nothing that can be read."""


def ask(url: str, said: Mapping[str, str]) -> dict[str, Any]:
    """The JSON that the endpoint answers, be it tokens or an error. Raises `NoAnswer`. No redirect is followed."""
    place = urlsplit(url)
    try:
        found = json.loads(_post(place, urlencode(said).encode()))
    except InnerHost as inner:
        raise NoAnswer(inner.sentence) from inner
    except (OSError, ValueError, http.client.HTTPException) as trouble:
        raise NoAnswer(" ".join(str(trouble).split())[:200] or type(trouble).__name__) from trouble
    if not isinstance(found, dict):
        raise NoAnswer("no JSON object")
    return found


def _post(place: SplitResult, body: bytes) -> bytes:
    host = place.hostname or ""
    must_be_outside(host)
    line = _line(place, host)
    try:
        line.connect()
        must_be_public(line.sock.getpeername()[0], named=host)
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        line.request("POST", f"{place.path or '/'}{'?' if place.query else ''}{place.query}", body, kind)
        return line.getresponse().read(LONGEST)
    finally:
        line.close()


def _line(place: SplitResult, host: str) -> http.client.HTTPConnection:
    # Without TLS only where the operator allows the host by name: an endpoint of their own network.
    if place.scheme == "http":
        return http.client.HTTPConnection(host, place.port, timeout=WITHIN)
    return http.client.HTTPSConnection(host, place.port, timeout=WITHIN, context=ssl.create_default_context())
