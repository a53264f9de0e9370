"""The SMTP inlet: a letter is on disk before the other side hears 250 (RFC 1123 5.3.3)."""

import asyncio
import ssl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Thread
from functools import partial
from typing import ParamSpec, TypeVar

import structlog
from aiosmtpd.smtp import SMTP, Session
from aiosmtpd.smtp import Envelope as SmtpEnvelope
from django.db import close_old_connections
from django.utils import timezone

from firsthand.channels.email.actions.accept import Envelope, accept
from firsthand.channels.email.models import Letter
from firsthand.channels.email.taking import hostname, starttls, takes

P = ParamSpec("P")
T = TypeVar("T")

log = structlog.get_logger(__name__)

LARGEST = 52_428_800  # bytes; announced as SIZE (RFC 1870)
RECIPIENTS = 1_000
ACCEPTED = "250 2.0.0 Accepted"
LATER = "451 4.3.0 Cannot be stored just now, please try again later"
TOO_MANY = "452 4.5.3 Too many recipients"
NOT_HERE = "550 5.1.1 No such mailbox here"

# Whether mail to this address is ours to take.
Takes = Callable[[str], bool]


class Inlet:
    """What is said to the servers that bring us mail."""

    def __init__(self, *, takes: Takes, workers: ThreadPoolExecutor) -> None:
        self._takes, self._workers = takes, workers

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's names and order
        self, server: SMTP, session: Session, envelope: SmtpEnvelope, address: str, options: list[str]
    ) -> str:
        if len(envelope.rcpt_tos) >= RECIPIENTS:
            return TOO_MANY
        if not await self._in_thread(self._takes, address):
            return NOT_HERE
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: SmtpEnvelope) -> str:  # noqa: N802
        try:
            return await self._in_thread(_accept, envelope)
        except Exception as trouble:
            log.error("inlet.refused", why=type(trouble).__name__)
            return LATER

    async def _in_thread(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._workers, partial(work, *args, **kwargs))


def _accept(envelope: SmtpEnvelope) -> str:
    close_old_connections()
    raw = envelope.original_content or b""
    said = Envelope(sender=envelope.mail_from or "", recipients=tuple(envelope.rcpt_tos))
    accept(raw, way=Letter.Way.SMTP, envelope=said, at=timezone.now())
    return ACCEPTED


def protocol(inlet: Inlet, *, tls: ssl.SSLContext | None, hostname: str) -> SMTP:
    """One connection's conversation."""
    return SMTP(
        inlet,
        hostname=hostname,
        data_size_limit=LARGEST,
        enable_SMTPUTF8=True,
        tls_context=tls,
        ident="Firsthand",
        timeout=120,
    )


class Listening:
    """The inlet at an address, in a loop of its own; `stop` lets letters that are being taken in be finished."""

    def __init__(self, host: str, port: int) -> None:
        self._at = (host, port)
        self._loop = asyncio.new_event_loop()
        self._workers = ThreadPoolExecutor(4, thread_name_prefix="inlet")
        self._thread = Thread(target=self._loop.run_forever, name="inlet", daemon=True)
        self._server: asyncio.Server | None = None

    def start(self) -> None:
        """Connections are taken from now on; raises OSError when nothing can listen there."""
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._open(), self._loop).result(10)

    async def _open(self) -> asyncio.Server:
        inlet, tls = Inlet(takes=takes, workers=self._workers), starttls()
        return await self._loop.create_server(lambda: protocol(inlet, tls=tls, hostname=hostname()), *self._at)

    def stop(self) -> None:
        """Nothing is taken any more; what was answered with 250 is on disk, the rest will be sent again."""
        if self._server is not None:
            self._loop.call_soon_threadsafe(self._server.close)
        self._workers.shutdown(wait=True)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(3)


def start(host: str, port: int) -> Listening:
    """The inlet listens there."""
    listening = Listening(host, port)
    listening.start()
    return listening
