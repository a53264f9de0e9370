"""Who comes: from where, and whether a page that opens a socket is one of ours (cross-site sockets carry the reader's cookie)."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection


def is_ours(headers: Headers) -> bool:
    """The host is allowed, and the origin is that host or a trusted one; programs that send no origin may come."""
    host, origin = headers.get("host", ""), headers.get("origin")
    if not validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS):
        return False
    return origin is None or _host_in(origin) == host or origin in settings.CSRF_TRUSTED_ORIGINS


def host_of(connection: HTTPConnection) -> str:
    """The address of whoever is at the other end, as far as it is known."""
    return connection.client.host if connection.client else ""


def _host_in(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:  # a bracket that is never closed
        return ""
