"""One connection's conversation with a server that brings us mail."""

import asyncio
import ssl
from tempfile import SpooledTemporaryFile
from typing import IO

from aiosmtpd.smtp import SMTP, Envelope, syntax

from firsthand.channels.email.inlet.answers import LATER, Answers
from firsthand.channels.email.inlet.crowd import Crowd
from firsthand.channels.email.inlet.undotted import Undotted

LARGEST = 52_428_800  # bytes; announced as SIZE (RFC 1870)
IN_MEMORY = 262_144  # bytes of a letter that comes in; what is more waits in a file
PIECE = 65_536
SILENCE = 300.0  # seconds (RFC 5321 4.5.3.2.7)
LETTER_WITHIN = 1_800.0  # seconds; 50 MB at 230 kbit/s
TOO_LARGE = "552 5.3.4 The letter is larger than {mb} MB"
TOO_SLOW = "421 4.4.2 The letter did not arrive in time"


class Conversation(SMTP):
    """aiosmtpd's, but a letter is gathered in a file instead of in a list of its lines, which took six times its size.

    Its limit of 1,001 bytes a line is not kept either: mailers write longer ones, and their letters are wanted.
    """

    line_length_limit = PIECE

    def __init__(self, answers: Answers, *, crowd: Crowd, tls: ssl.SSLContext | None, hostname: str) -> None:
        super().__init__(
            answers,
            hostname=hostname,
            ident="Firsthand",
            data_size_limit=LARGEST,
            enable_SMTPUTF8=True,
            tls_context=tls,
            timeout=SILENCE,
            auth_exclude_mechanism=["LOGIN", "PLAIN"],
            loop=asyncio.get_running_loop(),
        )
        self._answers, self._crowd = answers, crowd

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Also called when STARTTLS begins anew: then the guest is in already."""
        self._crowd.leave(self)
        super().connection_made(transport)
        self._crowd.enter(self, at=self.loop.time())

    def connection_lost(self, error: Exception | None) -> None:
        self._crowd.leave(self)
        super().connection_lost(error)

    def send_away(self, words: str) -> None:
        """The connection ends with these words; what was answered with 250 stays."""
        if isinstance(self.transport, asyncio.WriteTransport) and not self.transport.is_closing():
            self.transport.write(words.encode() + b"\r\n")
            self.transport.close()

    @syntax("DATA")
    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - aiosmtpd's name
        """The letter is stored, and answered by how that went."""
        if await self.check_helo_needed():
            return
        if self.envelope is None or not self.envelope.rcpt_tos:
            await self.push("503 5.5.1 Error: need RCPT command")
            return
        if arg:
            await self.push("501 5.5.4 Syntax: DATA")
            return
        await self.push("354 End data with <CR><LF>.<CR><LF>")
        await self.push(await self._letter(self.envelope))
        self.envelope = self._create_envelope()

    async def _letter(self, envelope: Envelope) -> str:
        with SpooledTemporaryFile(max_size=IN_MEMORY) as spooled:
            try:
                async with asyncio.timeout(LETTER_WITHIN):
                    trouble = await self._gather(spooled)
            except TimeoutError:
                self.send_away(TOO_SLOW)
                raise ConnectionResetError from None
            self._crowd.brought_something(self, at=self.loop.time())
            return trouble or await self._answers.store(spooled, envelope, self.session)

    async def _gather(self, spooled: IO[bytes]) -> str:
        """The letter lies in the file; else why not, after all of it was heard (RFC 5321 4.2.5)."""
        letter, taken, trouble = Undotted(), 0, ""
        while not letter.is_complete:
            piece = await self._reader.read(PIECE)
            if not piece:
                raise ConnectionResetError
            self._reset_timeout()
            plain = letter.feed(piece)
            taken += len(plain)
            if taken > LARGEST:
                trouble = TOO_LARGE.format(mb=LARGEST >> 20)
            if not trouble:
                trouble = _write(plain, to=spooled)
        # What came after the end is the next command. StreamReader has no way to give back but its buffer.
        self._reader._buffer[:0] = letter.rest or b""  # type: ignore[attr-defined]
        return trouble


def _write(plain: bytes, *, to: IO[bytes]) -> str:
    try:
        to.write(plain)
    except OSError:  # the disk is full
        return LATER
    return ""
