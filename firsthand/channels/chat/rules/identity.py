"""Whom a site says its visitor is: a JSON Web Token, signed with the secret of the chat (RFC 7519, HS256). Pure."""

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from firsthand.kit.text import one_line

LONGEST = 4_000
# A site's page is made shortly before it is read; a word that holds for longer can be carried off.
HOLDS_AT_MOST = timedelta(hours=24)
CLOCKS_DIFFER = timedelta(minutes=2)


@dataclass(frozen=True)
class Identity:
    """Who it is in the site's own books, and until when that word holds."""

    subject: str
    name: str
    address: str
    language: str
    ends_at: datetime


def identity_in(token: str, *, secret: str, at: datetime) -> Identity | None:
    """Who is meant, when all of it holds; None where it is forged, altered, expired, for too long or not readable."""
    if not token or len(token) > LONGEST or not token.isascii():
        return None
    signed, _, signature = token.rpartition(".")
    head, _, body = signed.partition(".")
    if not hmac.compare_digest(_signature(signed, secret), signature.rstrip("=").encode()):
        return None
    said, how = _object(body), _object(head)
    return _identity(said, at=at) if how.get("alg") == "HS256" else None


def sign(claims: dict[str, Any], *, secret: str) -> str:
    """The token that a site makes of these claims."""
    parts = (json.dumps(each, separators=(",", ":")).encode() for each in ({"alg": "HS256", "typ": "JWT"}, claims))
    signed = ".".join(_in_base64(each).decode() for each in parts)
    return f"{signed}.{_signature(signed, secret).decode()}"


def _identity(said: dict[str, Any], *, at: datetime) -> Identity | None:
    subject, ends = said.get("sub"), said.get("exp")
    if not isinstance(subject, str) or not 0 < len(subject) <= 150 or "\0" in subject:
        return None
    if not isinstance(ends, int | float) or isinstance(ends, bool):
        return None
    try:
        ends_at = datetime.fromtimestamp(ends, UTC)
    except (OverflowError, ValueError, OSError):
        return None
    if not at < ends_at <= at + HOLDS_AT_MOST + CLOCKS_DIFFER:
        return None
    return Identity(subject, _text(said, "name", 120), _address(said), _text(said, "language", 10), ends_at)


def _text(said: dict[str, Any], name: str, at_most: int) -> str:
    value = said.get(name)
    return one_line(value, at_most=at_most) if isinstance(value, str) else ""


def _address(said: dict[str, Any]) -> str:
    """What the site says it has not verified (OpenID Connect Core 5.1) is nobody's address: it opens what is its owner's."""
    if said.get("email_verified") in (False, "false"):
        return ""
    address = _text(said, "email", 254)
    return address if address.count("@") == 1 and " " not in address else ""


def _signature(signed: str, secret: str) -> bytes:
    return _in_base64(hmac.new(secret.encode(), signed.encode(), hashlib.sha256).digest())


def _in_base64(content: bytes) -> bytes:
    return base64.urlsafe_b64encode(content).rstrip(b"=")


def _object(part: str) -> dict[str, Any]:
    try:
        said = json.loads(base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True))
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
