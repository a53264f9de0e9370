"""What the inlet says to the servers that bring us mail."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from functools import partial
from typing import IO, TypeVar

import structlog
from aiosmtpd.smtp import SMTP, Session
from aiosmtpd.smtp import Envelope as SmtpEnvelope
from django.db import close_old_connections
from django.utils import timezone

from firsthand.channels.email.actions.accept import Envelope, accept
from firsthand.channels.email.models import Letter
from firsthand.kit.text import without_nulls

T = TypeVar("T")

log = structlog.get_logger(__name__)

RECIPIENTS = 1_000
ACCEPTED = "250 2.0.0 Accepted"
LATER = "451 4.3.0 Cannot be stored just now, please try again later"
STOPPING = "421 4.3.2 Stopping, please come again in a minute"
TOO_MANY = "452 4.5.3 Too many recipients"
NOT_HERE = "550 5.1.1 No such mailbox here"

# Whether mail to this address is ours to take.
Takes = Callable[[str], bool]


class Answers:
    """Whatever goes wrong on our side is answered by 451: the other side keeps the letter and comes again."""

    def __init__(self, *, takes: Takes, workers: Executor) -> None:
        self._takes, self._workers = takes, workers
        self.is_stopping = False
        self.under_way: set[asyncio.Future[str]] = set()

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's names and order
        self, server: SMTP, session: Session, envelope: SmtpEnvelope, hostname: str, answers: list[str]
    ) -> list[str]:
        session.host_name = hostname
        # aiosmtpd offers to sign in over TLS even where no way to do so is left.
        return [answer for answer in answers if not answer.startswith("250-AUTH")]

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: SmtpEnvelope, address: str, options: list[str]
    ) -> str:
        if len(envelope.rcpt_tos) >= RECIPIENTS:
            return TOO_MANY
        if not await self._in_thread(partial(_ask, self._takes, address)):
            return NOT_HERE
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def store(self, spooled: IO[bytes], envelope: SmtpEnvelope, session: Session | None) -> str:
        """The answer to a whole letter: 250 only when it is on disk."""
        if self.is_stopping:
            return STOPPING
        # Shielded: the thread goes on when the other side hangs up, and `stop` must know of it.
        storing = asyncio.ensure_future(self._in_thread(partial(_store, spooled, _said(envelope, session))))
        self.under_way.add(storing)
        storing.add_done_callback(self._is_done)
        try:
            return await asyncio.shield(storing)
        except Exception as trouble:
            return await self.handle_exception(trouble)

    def _is_done(self, storing: "asyncio.Future[str]") -> None:
        self.under_way.discard(storing)
        if not storing.cancelled():
            storing.exception()

    async def handle_exception(self, trouble: Exception) -> str:
        """aiosmtpd's own answer would be 500, which means never, and show our error's words."""
        log.error("inlet.refused", why=type(trouble).__name__)
        return LATER

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._workers, work)


def _said(envelope: SmtpEnvelope, session: Session | None) -> Envelope:
    """The envelope, of which anybody may have written anything: bytes of no charset and NUL fit in no database."""
    sender = without_nulls(envelope.mail_from or "")
    return Envelope(
        sender="" if sender == "<>" else sender,
        recipients=tuple(without_nulls(one) for one in envelope.rcpt_tos),
        client=_client(session),
        helo=without_nulls(str(session.host_name or "")) if session else "",
    )


def _client(session: Session | None) -> str:
    return str(session.peer[0]) if session and session.peer else ""


def _ask(takes: Takes, address: str) -> bool:
    close_old_connections()
    return takes(without_nulls(address))


def _store(spooled: IO[bytes], envelope: Envelope) -> str:
    """Here, in one of few threads, the letter is in memory as a whole: not while it comes in from hundreds of servers."""
    close_old_connections()
    spooled.seek(0)
    accept(spooled.read(), way=Letter.Way.SMTP, envelope=envelope, at=timezone.now())
    return ACCEPTED
