"""A web process in a thread of the test, with pages made of a few lines."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from socket import create_connection, socket
from threading import Event
from typing import Any

import pytest

from firsthand.live import asking
from firsthand.run.serving.address import Address, listening
from firsthand.run.serving.application import application
from firsthand.run.serving.health import Health
from firsthand.run.serving.pages import pages
from firsthand.run.serving.web import Web
from tests.threads import hang_up

PATIENCE = 20.0
MEGABYTE = 1024 * 1024


@dataclass
class Server:
    """It answers `/seen` with what Django would see, `/large` with 20 MB, `/slow` after half a second, `/held` once it may."""

    web: Web
    port: int
    seen: list[dict[str, Any]] = field(default_factory=list)
    is_ready: bool = True
    holds: Event = field(default_factory=Event)
    may_go: Event = field(default_factory=Event)

    def asks(self, path: str, *, method: str = "GET", body: Any = None, **headers: str) -> tuple[int, str]:
        with self.line() as line:
            line.request(
                method, path, body=body, headers={name.replace("_", "-"): word for name, word in headers.items()}
            )
            answer = line.getresponse()
            return answer.status, answer.read().decode()

    @contextmanager
    def line(self) -> Iterator[HTTPConnection]:
        line = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        yield line
        line.close()

    def wire(self) -> socket:
        """A connection on which anything can be sent."""
        return create_connection(("127.0.0.1", self.port), timeout=PATIENCE)


@pytest.fixture
def server() -> Iterator[Server]:
    """Nobody stands in front of it."""
    with serving(proxies=[]) as server:
        yield server


@contextmanager
def serving(*, proxies: list[str], threads: int = 1) -> Iterator[Server]:
    """It serves, and believes what these proxies say of the visitor."""
    listener = listening(Address("127.0.0.1", 0))
    port = listener.getsockname()[1]
    made: Server

    def pages_of_the_test(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        made.seen.append({**environ, "body": environ["wsgi.input"].read()})
        start("200 OK", [("content-type", "text/plain")])
        if environ["PATH_INFO"] == "/page":
            start(
                "200 OK",
                [("content-type", "text/html; charset=utf-8"), ("vary", "Cookie"), ("content-length", "18000")],
            )
            return [b"<p>labas</p>\r\n<br>" * 1000]
        if environ["PATH_INFO"] == "/large":
            return (b"x" * MEGABYTE for _ in range(20))
        if environ["PATH_INFO"] == "/slow":
            time.sleep(0.5)
        if environ["PATH_INFO"] == "/held":
            made.holds.set()
            made.may_go.wait(PATIENCE)
        if environ["PATH_INFO"] == "/broken":
            raise ZeroDivisionError("words of a customer")
        return [b"seen"]

    health = Health(is_ready=lambda: made.is_ready, may_measure=lambda key: key == "administrator")
    made = Server(
        Web(
            listener,
            lambda screens: application(
                screens=screens,
                may_watch=lambda account, topics: [],
                health=health,
                pages=pages(pages_of_the_test, threads=threads, bytes_at_most=2 * MEGABYTE),
            ),
            introduce=lambda accounts: {},
            proxies=proxies,
        ),
        port,
    )
    made.web.start()
    yield made
    made.web.stop()
    hang_up(asking.threads, asking.THREADS)
