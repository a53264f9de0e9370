"""Whoever brings letters, by whichever way, and comes again until each is acknowledged."""

import hashlib
import hmac
import http.client
import json
import smtplib
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlencode

from firsthand.channels.email.tests.dovecot import Dovecot

PATIENCE = 300.0  # seconds
AHEAD = 10  # letters by which a mailbox may be before those who wait for an answer
BOX = "help@namai.example"


def letter(number: int) -> bytes:
    """A letter that nobody else writes, by one of forty customers."""
    return (
        f"Message-ID: <{number}@posted.example>\r\nFrom: Customer <customer-{number % 40}@pastas.example>\r\n"
        f"To: {BOX}\r\nSubject: Matter {number}\r\n\r\nIt hums. Number {number}.\r\n.\r\n"
    ).encode()


class Way(Protocol):
    """How a letter is brought; it raises whatever it meets where the letter was not acknowledged."""

    def bring(self, number: int) -> None: ...


@dataclass
class BySmtp:
    """One line of a mail server, opened again when it was cut."""

    port: int
    _line: smtplib.SMTP | None = None

    def bring(self, number: int) -> None:
        try:
            self._line = self._line or smtplib.SMTP("127.0.0.1", self.port, timeout=30)
            self._line.sendmail("server@pastas.example", [BOX], letter(number))
        except (OSError, smtplib.SMTPException):
            self._line = None
            raise


@dataclass
class ByHook:
    """A provider calls (Mailgun's shape), signed with the key it shares with us."""

    port: int
    path: str
    key: str

    def bring(self, number: int) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        line.request("POST", self.path, self._call(number), {"Content-Type": "application/x-www-form-urlencoded"})
        if (status := line.getresponse().status) != 200:
            raise http.client.HTTPException(f"answered by {status}")

    def _call(self, number: int) -> str:
        when, token = str(int(time.time())), f"token-{number}"
        seal = hmac.new(self.key.encode(), f"{when}{token}".encode(), hashlib.sha256).hexdigest()
        signed = {"timestamp": when, "token": token, "signature": seal}
        return urlencode({"sender": "server@pastas.example", "recipient": BOX, "body-mime": letter(number)} | signed)


@dataclass
class ByKey:
    """A program writes by the API, each time with a key of its own, so that it may ask again."""

    port: int
    token: str

    def bring(self, number: int) -> None:
        said = {
            "customer": {"email": f"writer-{number % 40}@pastas.example"},
            "subject": write(number),
            "text": "It hums.",
        }
        heads = {"Authorization": f"Bearer {self.token}", "Idempotency-Key": f"key-{number}"}
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        line.request("POST", "/api/v1/conversations", json.dumps(said), heads | {"Content-Type": "application/json"})
        if (status := line.getresponse().status) != 201:
            raise http.client.HTTPException(f"answered by {status}")


def write(number: int) -> str:
    """The subject of what a program writes, which nothing else bears."""
    return f"Write {number}"


@dataclass
class IntoMailbox:
    """A letter lies in a mailbox elsewhere, as soon as those brought otherwise have come so far."""

    server: Dovecot
    others: "Senders"

    def bring(self, number: int) -> None:
        if number > self.others.furthest + AHEAD:
            raise BlockingIOError("not yet")
        self.server.receives(letter(number))


@dataclass
class Senders:
    """Several at once, each with its share; `acknowledged` are the ways and numbers of what was taken from them."""

    expected: int
    acknowledged: set[tuple[str, int]] = field(default_factory=set)
    furthest: int = 0

    def bring(self, way: Way, share: Sequence[int]) -> None:
        """All of the share is acknowledged."""
        until = time.monotonic() + PATIENCE
        waiting = list(share)
        while waiting and time.monotonic() < until:
            try:
                way.bring(waiting[0])
            except (OSError, smtplib.SMTPException, http.client.HTTPException):
                time.sleep(0.02)
            else:
                self._take_note(type(way).__name__, waiting.pop(0))

    def _take_note(self, way: str, number: int) -> None:
        self.acknowledged.add((way, number))
        if way != IntoMailbox.__name__:
            self.furthest = max(self.furthest, number)


@dataclass(frozen=True)
class Route:
    """Who brings which letters: so many at once, each with a way of its own."""

    way: Callable[[Senders], Way]
    numbers: Sequence[int]
    at_once: int


@contextmanager
def pouring(*routes: Route) -> Iterator[Senders]:
    """Mail pours in; at the end all of it has been brought."""
    senders = Senders(sum(len(route.numbers) for route in routes))
    with ThreadPoolExecutor(sum(route.at_once for route in routes)) as pool:
        shares = [
            pool.submit(senders.bring, route.way(senders), route.numbers[first :: route.at_once])
            for route in routes
            for first in range(route.at_once)
        ]
        yield senders
        for share in shares:
            share.result()
