"""A page of another site is read as anybody may read it: no more than a page, and never one of the inner network."""

import socket
import ssl
from contextlib import closing, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from threading import Timer
from time import monotonic
from urllib.parse import SplitResult, urljoin, urlsplit

from django.utils.translation import gettext_lazy as _

from firsthand.kit.errors import Refused
from firsthand.kit.hosts import must_be_outside, must_be_public

WITHIN = 10.0  # seconds, for everything
LARGEST = 3_000_000  # bytes; tags stand at the beginning or the end, and few pages are longer
MOST_REDIRECTS = 5
REDIRECTS = {301, 302, 303, 307, 308}
PORTS = {"http": 80, "https": 443}
SAYS = {"User-Agent": "Firsthand", "Accept": "text/html,*/*;q=0.5", "Accept-Encoding": "identity"}


class NoAddressOfAPage(Refused):
    words = _("This is no address of a page. Write it like https://www.shop.example/contact.")


class NobodyAnswers(Refused):
    words = _("No machine answers at “{host}”. Is the address right, and is the site reachable from outside?")


class SiteIsSlow(Refused):
    words = _("“{host}” did not answer within {seconds} seconds. Try again a little later.")


class NotThePage(Refused):
    words = _("“{host}” answers “{status}” instead of the page. Give the address of a page that everybody may open.")


@dataclass(frozen=True)
class SitePage:
    """What a site answered: at which address in the end, its words, and its content policies (CSP)."""

    address: str
    words: str
    policies: tuple[str, ...]


def page_of_site(address: str) -> SitePage:
    """The page as it is sent. Raises `NoAddressOfAPage`, `InnerHost`, `NobodyAnswers`, `SiteIsSlow`, `NotThePage`."""
    until = monotonic() + WITHIN
    for _time in range(MOST_REDIRECTS + 1):
        found = _asked(place_of(address), until=until)
        if isinstance(found, SitePage):
            return found
        address = urljoin(address, found)
    raise NotThePage(host=urlsplit(address).hostname, status=_("too many redirects"))


def place_of(address: str) -> SplitResult:
    """The parts of an address that can be asked for. Raises `NoAddressOfAPage`."""
    try:
        place = urlsplit(address)
        is_good = place.scheme in PORTS and place.hostname and place.port != 0 and not place.username
    except ValueError as wrong:  # a port that is none, half an IPv6 address
        raise NoAddressOfAPage from wrong
    if not is_good or not (address.isascii() and address.isprintable()) or " " in address:
        raise NoAddressOfAPage
    return place


def _asked(place: SplitResult, *, until: float) -> SitePage | str:
    """The page, or the address to which the site sends on."""
    host = place.hostname or ""
    try:
        must_be_outside(host)
        with closing(_connected(place, host, until=until)) as line:
            return _read(line, place)
    except (OSError, HTTPException, ValueError) as trouble:
        if monotonic() >= until or isinstance(trouble, TimeoutError):
            raise SiteIsSlow(host=host, seconds=int(WITHIN)) from trouble
        raise NobodyAnswers(host=host) from trouble


def _connected(place: SplitResult, host: str, *, until: float) -> HTTPConnection:
    """A line to the host, which is cut when the time is over: a machine that says a letter a second holds nobody up."""
    port = place.port or PORTS[place.scheme]
    line = HTTPConnection(host, port, timeout=WITHIN)
    plain = socket.create_connection((host, port), timeout=max(0.1, until - monotonic()))
    try:
        must_be_public(plain.getpeername()[0], named=host)
        line.sock = _wrapped(plain, host) if place.scheme == "https" else plain
    except BaseException:
        plain.close()
        raise
    guard = Timer(max(0.1, until - monotonic()), _cut, [line.sock])
    guard.daemon = True
    guard.start()
    if isinstance(line.sock, ssl.SSLSocket):
        line.sock.do_handshake()
    return line


def _wrapped(plain: socket.socket, host: str) -> ssl.SSLSocket:
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)


def _cut(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _read(line: HTTPConnection, place: SplitResult) -> SitePage | str:
    path = f"{place.path or '/'}{'?' if place.query else ''}{place.query}"
    line.request("GET", path, headers=SAYS | {"Host": place.netloc})
    answer = line.getresponse()
    if answer.status in REDIRECTS and (to := answer.getheader("Location")):
        return to
    if answer.status != 200:
        raise NotThePage(host=place.hostname, status=answer.status)
    return SitePage(place.geturl(), _words(answer), tuple(answer.headers.get_all("Content-Security-Policy") or ()))


def _words(answer: HTTPResponse) -> str:
    charset = answer.headers.get_content_charset() or "utf-8"
    body = answer.read(LARGEST)
    if answer.length and len(body) < LARGEST:
        raise TimeoutError  # it was cut, for the time was over
    try:
        return body.decode(charset, errors="replace")
    except LookupError:
        return body.decode(errors="replace")
