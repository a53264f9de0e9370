"""Two desks that answer each other stop after a few, whatever the servers between them leave of a letter's head."""

import smtplib
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

import pytest
from aiosmtpd.controller import Controller

from firsthand.channels.email.actions.acknowledge import A_DAY
from tests.faults.looking import ask
from tests.product import Product, free_port, installation

OURS, THEIRS = "help@namai.example", "service@kitas.example"
# Everything by which a desk could tell that a machine wrote, or which of its letters is answered.
TELLING = (
    "Auto-Submitted", "X-Auto-Response-Suppress", "Precedence", "In-Reply-To", "References", "Reply-To", "Message-ID",
    "Return-Path", "Subject",
)  # fmt: skip


@dataclass
class Relay:
    """A mail server between the two: it brings each letter to the desk that owns the address; a rude one strips it first."""

    is_rude: bool
    desks: dict[str, Product] = field(default_factory=dict)
    passed: list[str] = field(default_factory=list)

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802 - aiosmtpd's name
        letter, sender = envelope.content, envelope.mail_from or ""
        if self.is_rude:
            letter, sender = stripped(letter, number=len(self.passed))
        for to in envelope.rcpt_tos:
            self.passed.append(to)
            with smtplib.SMTP("127.0.0.1", self.desks[to.rpartition("@")[2]].smtp, timeout=30) as line:
                line.sendmail(sender, [to], letter)
        return "250 passed on"


def stripped(letter: bytes, *, number: int) -> tuple[bytes, str]:
    """The letter as a person without a memory would have written it, and their address."""
    read = message_from_bytes(letter, policy=SMTP)
    for name in TELLING:
        del read[name]
    read["Subject"] = f"A question, the {number + 1}th"
    return read.as_bytes(), parseaddr(str(read["From"]))[1]


@contextmanager
def two_desks(folder, relay: Relay) -> Iterator[tuple[Product, Product]]:
    """Two installations, each with a mailbox of its own, that send through the relay."""
    port = free_port()
    post = Controller(relay, hostname="127.0.0.1", port=port, ready_timeout=30)
    with ExitStack() as ends:
        post.start()
        ends.callback(post.stop)
        url = f"smtp://127.0.0.1:{port}"
        both = []
        for name, verb in (("ours", "greeting"), ("theirs", "greeting-elsewhere")):
            product = ends.enter_context(installation(folder / name, smtp_url=url))
            ask(product, verb)
            both.append(product.start())
        relay.desks |= dict(zip(("namai.example", "kitas.example"), both, strict=True))
        yield both[0], both[1]


def until_silent(*desks: Product, relay: Relay) -> None:
    """Nothing is due in either, and nothing was passed on meanwhile."""
    before = -1
    while before != len(relay.passed):
        before = len(relay.passed)
        for desk in desks:
            desk.says("idle", "--timeout", "60")
        time.sleep(0.5)


def writes(desk: Product, *, sender: str, to: str) -> None:
    """Somebody writes to the desk with the other desk's address."""
    letter = (
        f"From: Service <{sender}>\r\nTo: {to}\r\nSubject: A question\r\nMessage-ID: <first@kitas.example>\r\n"
        f"Date: {format_datetime(datetime.now(UTC))}\r\n\r\nDo you have fridges?\r\n"
    )
    with smtplib.SMTP("127.0.0.1", desk.smtp, timeout=30) as line:
        line.sendmail(sender, [to], letter.encode())


class TestTwoDesks:
    @pytest.mark.parametrize(
        ("is_rude", "most"), [(False, 1), (True, 2 * A_DAY)], ids=["by the rules", "stripped of every mark"]
    )
    def test_stop_after_a_few(self, tmp_path, is_rude, most):
        relay = Relay(is_rude)
        with two_desks(tmp_path, relay) as (ours, theirs):
            writes(ours, sender=THEIRS, to=OURS)
            until_silent(ours, theirs, relay=relay)

        assert 1 <= len(relay.passed) <= most
