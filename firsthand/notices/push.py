"""Web Push: a word to a browser through the push service that it named (RFC 8030, 8291, 8292).

What is sent is sealed for that browser; its push service learns only that there was something.
"""

import re
import ssl
from base64 import urlsafe_b64decode
from functools import lru_cache
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import SplitResult, urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from webpush import WebPush
from webpush.types import WebPushKeys, WebPushSubscription

from firsthand.kit.hosts import must_be_outside, must_be_public
from firsthand.kit.secrets import open_secret
from firsthand.notices.actions.make_push_key import the_push_key
from firsthand.notices.models import Device

WITHIN = 10.0  # seconds
KEPT_FOR = 12 * 3600  # seconds a push service keeps it for a device that is off: later the screen tells it anyway
POINT, SECRET = 65, 16  # bytes of an uncompressed P-256 point and of the authentication secret (RFC 8291, 3.1, 3.2)
PLAIN = re.compile(r"[!-~]+")  # RFC 3986 2: other letters stand escaped in an address
GONE = frozenset((404, 410))


class DeviceIsGone(Exception):
    """The push service knows the browser no more (RFC 8030, 7.3)."""


class NotTaken(Exception):
    """The push service did not take it; perhaps later it does."""


def is_subscription(endpoint: str, public_key: str, auth: str) -> bool:
    """Whether this is how a browser describes itself."""
    try:
        place = urlsplit(endpoint)
        _ = place.port, ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(public_key))
        fits = PLAIN.fullmatch(endpoint) and len(_bytes(public_key)) == POINT and len(_bytes(auth)) == SECRET
    except ValueError:
        return False
    is_safe = place.scheme == "https" or place.hostname in settings.PRIVATE_HOSTS
    return bool(fits and place.hostname) and is_safe


def push(device: Device, told: dict[str, Any]) -> None:
    """The push service has taken it. Raises DeviceIsGone, NotTaken, InnerHost, OSError."""
    place = urlsplit(device.endpoint)
    keys = WebPushKeys(auth=device.auth, p256dh=device.public_key)
    where = WebPushSubscription.model_validate({"endpoint": device.endpoint, "keys": keys})
    key = the_push_key()
    letter = _envelopes(key.private).get(told, where, subscriber=_postmaster(), ttl=KEPT_FOR)
    headers = {**letter.headers, "Urgency": "normal", "Content-Type": "application/octet-stream"}
    status = _send(place, letter.encrypted, headers)
    if status in GONE:
        raise DeviceIsGone
    if not 200 <= status < 300:
        raise NotTaken(f"The push service at {place.hostname} answered {status}.")


def _send(place: SplitResult, sealed: bytes, headers: dict[str, str]) -> int:
    """The status of the answer; no redirect is followed, and no machine of the inner network is called."""
    host = place.hostname or ""
    must_be_outside(host)
    line = _line(place)
    try:
        line.connect()
        must_be_public(line.sock.getpeername()[0], named=host)
        line.request("POST", f"{place.path}?{place.query}" if place.query else place.path, sealed, headers)
        return line.getresponse().status
    except HTTPException as broken:
        raise NotTaken(f"The push service at {host} broke off.") from broken
    finally:
        line.close()


def _line(place: SplitResult) -> HTTPConnection:
    host = place.hostname or ""
    if place.scheme == "https":
        return HTTPSConnection(host, place.port or 443, timeout=WITHIN, context=ssl.create_default_context())
    return HTTPConnection(host, place.port or 80, timeout=WITHIN)


@lru_cache(maxsize=1)
def _envelopes(sealed: str) -> WebPush:
    private, _sep, public = open_secret(sealed).partition("-----BEGIN PUBLIC KEY-----")
    return WebPush(private.strip().encode(), f"-----BEGIN PUBLIC KEY-----{public}".encode())


def _postmaster() -> str:
    """Whom a push service may write to about us (RFC 8292, 2.1)."""
    return f"postmaster@{urlsplit(settings.BASE_URL).hostname or 'localhost'}"


def _bytes(words: str) -> bytes:
    return urlsafe_b64decode(words + "=" * (-len(words) % 4))
