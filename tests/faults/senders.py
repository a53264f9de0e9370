"""Mail servers that bring letters, and come again until they hear 250."""

import smtplib
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

PATIENCE = 240.0  # seconds


def letter(number: int) -> bytes:
    """A letter that nobody else writes, by one of forty customers."""
    return (
        f"Message-ID: <{number}@posted.example>\r\nFrom: Customer <customer-{number % 40}@pastas.example>\r\n"
        f"To: help@namai.example\r\nSubject: Matter {number}\r\n\r\nIt hums. Number {number}.\r\n.\r\n"
    ).encode()


@dataclass
class Senders:
    """Several at once, each with its share; `acknowledged` are the numbers for which 250 was heard."""

    port: int
    numbers: Sequence[int]
    acknowledged: set[int] = field(default_factory=set)
    attempts: int = 0

    def bring(self, share: Sequence[int]) -> None:
        """All of the share is acknowledged."""
        line: smtplib.SMTP | None = None
        until = time.monotonic() + PATIENCE
        waiting = list(share)
        while waiting and time.monotonic() < until:
            try:
                line = line or smtplib.SMTP("127.0.0.1", self.port, timeout=30)
                self.attempts += 1
                line.sendmail("server@pastas.example", ["help@namai.example"], letter(waiting[0]))
            except (OSError, smtplib.SMTPException):
                line = None
                time.sleep(0.05)
            else:
                self.acknowledged.add(waiting.pop(0))
        if line is not None:
            line.close()


@contextmanager
def pouring(port: int, *, letters: int, at_once: int) -> Iterator[Senders]:
    """Mail pours in; at the end all of it has been brought."""
    senders = Senders(port, range(letters))
    with ThreadPoolExecutor(at_once) as pool:
        shares = [pool.submit(senders.bring, senders.numbers[first::at_once]) for first in range(at_once)]
        yield senders
        for share in shares:
            share.result()
