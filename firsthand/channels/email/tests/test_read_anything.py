"""No bytes stop the reader: it never raises, and it answers in time."""

import base64
import time
import tracemalloc
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.channels.email.reading.read import letter, unread

# ruff: noqa: E501
LETTERS = [each.read_bytes() for each in sorted((Path(__file__).parent / "letters").glob("*.eml"))]
HEAD = b"From: a@example.lt\nTo: c@vilnius.example\nSubject: x\nMessage-ID: <a@b>\n"
MIXED = b"Content-Type: multipart/mixed; boundary=b\n\n"
WORTH_TRYING = [
    b"\r\n", b"\n\n", b"=?utf-8?b?", b"?=", b"charset=", b"boundary=b", b"--b\n", b"--b--", b"Content-Type: ", b"multipart/mixed",
    b"message/delivery-status", b"text/html", b"<blockquote>", b"<div>", b"wrote:", b"> ", b"From: ", b"Date: 99", b"\xff\xfe", b"\0",
    b"message/rfc822", b"application/ms-tnef", b"application/pkcs7-mime", b"text/calendar", b"BEGIN:VEVENT\nDTSTART:2025", b"RRULE:FREQ=",
    b"-----BEGIN PGP SIGNED MESSAGE-----\n", b"\x30\x80\x06\x09\x2a\x86\x48", b"\x78\x9f\x3e\x22\0\0\2", b"=ybegin name=a\n", b"=yend",
    b"begin 644 a\n", b"format=flowed", b"uuencode", b"base64", b"filename*1*=", b"References: <", b"Final-Recipient: ", b"utf-16", b"\x1b$B",
]  # fmt: skip
calm = settings(
    max_examples=200,
    derandomize=True,
    deadline=timedelta(seconds=5),
    database=None,
    suppress_health_check=list(HealthCheck),
)


class TestAnyBytes:
    @calm
    @given(st.lists(st.one_of(st.binary(max_size=40), st.sampled_from(WORTH_TRYING)), max_size=30))
    def test_are_read_without_stumbling(self, pieces: list[bytes]) -> None:
        letter(b"".join(pieces), envelope_from=None, envelope_to=[])

    @calm
    @given(
        st.sampled_from(LETTERS),
        st.lists(st.tuples(st.floats(0, 1), st.sampled_from(WORTH_TRYING), st.integers(0, 30)), max_size=6),
    )
    def test_of_a_spoiled_letter_are_read_without_stumbling(
        self, raw: bytes, spoils: list[tuple[float, bytes, int]]
    ) -> None:
        for where, what, gone in spoils:
            at = int(where * len(raw))
            raw = raw[:at] + what + raw[at + gone :]

        incoming = letter(raw, envelope_from=None, envelope_to=[])

        words = [
            incoming.text,
            incoming.html,
            incoming.subject,
            incoming.reply_text,
            incoming.sender.name,
            incoming.reference,
        ]
        assert not any("\0" in each for each in words)
        "".join(words).encode()

    def test_over_which_it_would_stumble_are_kept_as_unread(self) -> None:
        incoming = unread(b"\xff\0 words", envelope_to=["Pagalba@vilnius.example"])

        assert incoming.unreadable
        assert "words" in incoming.text
        assert incoming.delivered_to == ("pagalba@vilnius.example",)


# Letters made to be heavy
HEAVY: dict[str, Callable[[], bytes]] = {
    "ten thousand parts": lambda: HEAD + MIXED + b"--b\nContent-Type: text/plain\n\npart\n" * 10_000,
    "nested to death": lambda: HEAD + b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(5_000)),
    "a header of a megabyte": lambda: HEAD + b"X-A: " + b"a" * 1_000_000 + b"\n\nhi",
    "a From of a megabyte": lambda: b"From: " + b"a" * 1_000_000 + b"\n\nhi",
    "a header folded 200,000 times": lambda: HEAD + b"X-A: a\n" + b" aaaa\n" * 200_000 + b"\n\nhi",
    "100,000 recipients": lambda: HEAD + b"Cc: " + b",\n ".join(b"user%d@example.org" % n for n in range(100_000)) + b"\n\nhi",
    "50 MB of base64": lambda: HEAD + b"Content-Type: application/zip\nContent-Transfer-Encoding: base64\n\n" + base64.encodebytes(b"a" * 37_000_000),
    "50 MB of words": lambda: HEAD + b"\n" + b"hello world\n" * 4_000_000,
    "nested HTML": lambda: HEAD + b"Content-Type: text/html\n\n" + b"<div>" * 400_000,
    "nested HTML with false ends": lambda: HEAD + b"Content-Type: text/html\n\n" + b"<div><table><tr><td></div></x>" * 30_000,
    "50,000 attributes": lambda: HEAD + b"Content-Type: text/html\n\n<p " + b" ".join(b"a%d='>'" % n for n in range(50_000)) + b">x",
    "10 MB of HTML": lambda: HEAD + b"Content-Type: text/html\n\n" + b"<p>hello <b>you</b></p>\n" * 400_000,
    "copied heads": lambda: HEAD + b"\n" + b"From: x\nSent: y\n" * 50_000,
    "attributions": lambda: HEAD + b"\n" + (b"1" * 80 + b":\n") * 12_000,
    "one long word": lambda: HEAD + b"\n" + b"a" * 1_000_000,
    "letters in letters": lambda: HEAD + b"".join(b"Content-Type: message/rfc822\n\nSubject: %d\n" % n for n in range(2_000)) + b"\n\nhi",
    "thirty letters with pages": lambda: HEAD + MIXED + (b"--b\nContent-Type: message/rfc822\n\nContent-Type: text/html\n\n" + b"<p>hello <b>you</b></p>\n" * 40_000) * 30,
    "thirty letters to everybody": lambda: HEAD + MIXED + (b"--b\nContent-Type: message/rfc822\n\nTo: " + b"x@y.example, " * 20_000 + b"\n\nhi\n") * 30,
    "calendars": lambda: HEAD + MIXED + (b"--b\nContent-Type: text/calendar\n\n" + b"BEGIN:VEVENT\nDTSTART;TZID=X:20250101T100000\nEND:VEVENT\n" * 2_000) * 300,
    "signatures without end": lambda: HEAD + b"\n-----BEGIN PGP SIGNED MESSAGE-----\n" + b"-----BEGIN PGP SIGNATURE-----\n" * 35_000,
    "encoded words": lambda: b"Subject: " + b"=?utf-8?b?YWF?= " * 60_000 + b"\n\nhi",
    "question marks": lambda: b"Subject: =?utf-8?q?" + b"?a" * 500_000 + b"\n\nhi",
    "quotes in From": lambda: b"From: " + b'"a\\' * 300_000 + b"\n\nhi",
    "angles in From": lambda: b"From: " + b"a <" * 300_000 + b"\n\nhi",
    "base64 in runs": lambda: HEAD + b"Content-Transfer-Encoding: base64\n\n" + b"QQ==\n" * 8_000_000,
    "bytes of no charset": lambda: HEAD + b"\n" + bytes(range(128, 256)) * 80_000,
    "yEnc that does not end": lambda: HEAD + b"\n" + b"=ybegin line=1 size=1 name=a\n" * 49 + b"x" * 5_000_000 + b"\n=yend\n",
}  # fmt: skip


FATTEST = (
    "50 MB of base64", "50 MB of words", "10 MB of HTML", "base64 in runs", "question marks",
    "bytes of no charset",
)  # fmt: skip


class TestAHeavyLetter:
    @pytest.mark.parametrize("name", HEAVY)
    def test_is_answered_within_five_seconds(self, name: str) -> None:
        raw = HEAVY[name]()
        begun = time.process_time()

        incoming = letter(raw, envelope_from=None, envelope_to=[])

        assert time.process_time() - begun < 5
        assert len(incoming.to) + len(incoming.cc) <= 2_000
        assert len(incoming.text) <= 1_000_000

    @pytest.mark.parametrize("name", FATTEST)
    def test_takes_at_most_200_mb_beside_its_own_bytes(self, name: str) -> None:
        raw = HEAVY[name]()
        tracemalloc.start()
        try:
            letter(raw, envelope_from=None, envelope_to=[])
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()

        assert peak < 200_000_000
