"""The SMTP inlet: a letter is on disk before the other side hears 250 (RFC 1123 5.3.3)."""

import asyncio
import ssl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import structlog
from aiosmtpd.smtp import SMTP, Envelope as SmtpEnvelope, Session
from django.db import close_old_connections
from django.utils import timezone

from firsthand.channels.email.actions.accept import Envelope, accept
from firsthand.channels.email.models import Letter

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

    async def handle_RCPT(  # noqa: N802, PLR0913 - aiosmtpd's names and order
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
        except Exception as trouble:  # noqa: BLE001 - whatever it is, the other side keeps the letter
            log.error("inlet.refused", why=type(trouble).__name__)
            return LATER

    async def _in_thread(self, work: Callable[..., Any], *args: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._workers, work, *args)


def _accept(envelope: SmtpEnvelope) -> str:
    close_old_connections()
    raw = envelope.original_content or b""
    said = Envelope(sender=envelope.mail_from or "", recipients=tuple(envelope.rcpt_tos))
    accept(raw, way=Letter.Way.SMTP, envelope=said, at=timezone.now())
    return ACCEPTED


def protocol(inlet: Inlet, *, tls: ssl.SSLContext | None, hostname: str) -> SMTP:
    """One connection's conversation."""
    return SMTP(inlet, hostname=hostname, data_size_limit=LARGEST, enable_SMTPUTF8=True, tls_context=tls, ident="Firsthand", timeout=120)
