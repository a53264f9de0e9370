"""The customers' own mail server, and how they write."""

import smtplib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import count
from typing import Any

from aiosmtpd.controller import Controller

WAITS = 30.0  # seconds, on a busy machine
RUTA = "Rūta Kazlauskienė <ruta@pastas.example>"


@dataclass
class CustomersPost:
    """It takes every letter and keeps it."""

    port: int
    letters: list[EmailMessage] = field(default_factory=list)
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    @classmethod
    @contextmanager
    def open(cls, port: int) -> "Iterator[CustomersPost]":
        post = cls(port)
        server = Controller(post, hostname="127.0.0.1", port=port, ready_timeout=WAITS)
        server.start()
        yield post
        server.stop()

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 taken"

    def receives(self, words: str) -> EmailMessage:
        """The letter in which these words stand, as soon as it has come."""
        until = time.monotonic() + WAITS
        while time.monotonic() < until:
            for letter in list(self.letters):
                if words in body(letter):
                    return letter
            time.sleep(0.05)
        raise AssertionError(f"no letter says {words!r}; there came {[one['Subject'] for one in self.letters]}")

    def writes(
        self, smtp: int, words: str, *, subject: str = "The fridge hums", answers: Any = None, by: str = RUTA
    ) -> None:
        """Rūta sends a letter to the shop; an answer goes to the address and under the marks that a mailer gives it."""
        letter = EmailMessage()
        letter["From"] = by
        letter["To"] = str(answers["Reply-To"] or answers["From"]) if answers else "help@namai.example"
        letter["Subject"] = f"Re: {subject}" if answers else subject
        letter["Message-ID"] = f"<journey-{next(self.numbers)}-{self.port}@pastas.example>"
        if answers:
            letter["In-Reply-To"] = letter["References"] = str(answers["Message-ID"])
        letter.set_content(words)
        with smtplib.SMTP("127.0.0.1", smtp) as line:
            line.send_message(letter)


def body(letter: EmailMessage) -> str:
    part = letter.get_body(("plain", "html"))
    return str(part.get_content()) if part else ""
