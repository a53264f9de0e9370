"""A letter that is handed on as it came. Pure.

With Resent fields (RFC 5322 3.6.6) it is the same letter with the same signature (DKIM), and it leaves under our own
envelope (SPF), so nobody's name is used for what they did not send. Where no signature of its writer vouches for it,
other servers would take it for a forgery: then it goes inside a letter of ours.
"""

import re
from datetime import datetime
from email.utils import format_datetime

from firsthand.channels.email.sending.headers import field, mailbox, message_id

# What the last server wrote about how it came to us, and what names people whom nobody shall see.
LEFT_OUT = re.compile(rb"(?i)(return-path|delivered-to|x-original-to|envelope-to|bcc|resent-bcc|status|x-status)\s*:")
LINE = re.compile(rb"\r\n|\r|\n")
SIGNED = re.compile(rb"(?im)^dkim-signature\s*:")
LONGEST_HEAD = 1_000_000


def resent(raw: bytes, *, by: tuple[str, str], to: tuple[str, str], reference: str, at: datetime) -> bytes:
    """The letter with the fields that say who handed it on, to whom and when. Raises `NoAddress`."""
    head, rest = _parted(raw)
    said = (
        field("Resent-From", mailbox(*by)),
        field("Resent-To", mailbox(*to)),
        field("Resent-Date", format_datetime(at)),
        field("Resent-Message-ID", message_id(reference)),
    )
    return b"".join((*said, *(line + b"\r\n" for line in _kept(head)), b"\r\n", rest))


def is_signed(raw: bytes) -> bool:
    """Whether it bears a signature that goes along with it."""
    return SIGNED.search(_parted(raw)[0]) is not None


def _parted(raw: bytes) -> tuple[bytes, bytes]:
    """The head and the body, whatever its line ends are."""
    found = re.search(rb"\r\n\r\n|\n\n|\r\r", raw[:LONGEST_HEAD])
    return (raw[: found.start()], raw[found.end() :]) if found else (raw[:LONGEST_HEAD], raw[LONGEST_HEAD:])


def _kept(head: bytes) -> list[bytes]:
    """The lines of the head without those fields, and without the line of a mailbox file (`From …`)."""
    kept: list[bytes] = []
    is_left_out = False
    for number, line in enumerate(LINE.split(head)):
        if not line.startswith((b" ", b"\t")):
            is_left_out = bool(LEFT_OUT.match(line)) or (number == 0 and line.startswith(b"From "))
        if not is_left_out and line:
            kept.append(line)
    return kept
