"""What makes a letter suspicious at first sight, and what does not."""

import pytest

from firsthand.channels.email.read import read
from firsthand.channels.email.reading.headers import head_of
from firsthand.channels.email.reading.trouble import Trouble
from firsthand.channels.email.spam.proof import proof_sign
from firsthand.channels.email.spam.score import score_of
from firsthand.channels.email.spam.signs import signs_of
from firsthand.workspace.held import reason

HEAD = (
    b"From: Somebody <x@posta.example>\r\nTo: help@namai.example\r\nSubject: %s\r\n"
    b"Date: Tue, 24 Nov 2026 09:00:00 +0200\r\nMessage-ID: <1@posta.example>\r\n"
)
ORDER = (
    "My order is at https://shop.example/orders/1, it came with a broken door and I would like to know what I can do, "
    "thank you very much."
)
BANK = '<p>%s <a href="https://%s/x">%s</a> as we have agreed about your account and the fridge, its door and the hinge</p>'


def letter(
    *more: str,
    subject: str = "The fridge hums",
    words: str = "It hums at night, could you help me?",
    mime: str = "text/plain",
) -> bytes:
    added = "".join(f"{one}\r\n" for one in more)
    return HEAD % subject.encode() + f"{added}Content-Type: {mime}; charset=utf-8\r\n\r\n{words}\r\n".encode()


def codes(raw: bytes) -> list[str]:
    return [str(one["code"]) for one in seen_in(raw)]


def seen_in(raw: bytes):
    return signs_of(head_of(raw, start=0, stop=len(raw), trouble=Trouble()), read(raw))


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (letter(), []),
        (letter("X-Spam-Flag: YES"), ["upstream"]),
        (letter("X-Spam-Status: Yes, score=12.1 required=5.0"), ["upstream"]),
        (letter("X-Spam-Status: No, score=0.1 required=5.0"), []),
        (letter("X-Spam-Flag: NO"), []),
        (letter("X-MS-Exchange-Organization-SCL: 6"), ["upstream"]),
        (letter("X-MS-Exchange-Organization-SCL: -1"), []),
        (letter("X-MS-Exchange-Organization-SCL: 1"), []),
        (letter("X-Forefront-Antispam-Report: CIP:1.2.3.4;CTRY:;LANG:en;SCL:9;SRV:"), ["upstream"]),
        (letter("Authentication-Results: mx; spf=fail; dkim=pass; dmarc=fail"), ["proofs"]),
        (letter("Authentication-Results: mx; spf=pass; dkim=pass; dmarc=pass"), []),
        (letter("Authentication-Results: mx; spf=softfail"), []),
        (letter("Reply-To: x@elsewhere.invalid"), ["reply_elsewhere"]),
        (letter("Reply-To: Somebody <y@mail.posta.example>"), []),
        (letter(subject="WIN A MILLION TODAY"), ["shouts"]),
        (letter(subject="RE: WW90T"), []),
        (letter(subject="Your раypal account"), ["mixed_letters"]),
        (letter(subject="Fridge WW90T и Samsung"), []),
        (letter(words="Look https://a.example/1"), ["links"]),
        (letter(words=ORDER), []),
        (letter(words=BANK % ("Go", "evil.example", "www.bank.example"), mime="text/html"), ["disguised_link"]),
        (letter(words=BANK % ("See", "www.bank.example", "bank.example"), mime="text/html"), []),
    ],
)  # fmt: skip
def test_of_a_letter(raw, found):
    assert codes(raw) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ('"support@bank.example"', ["name_address"]),
        ('"Somebody x@posta.example"', []),
        ("Somebody", []),
    ],
)
def test_of_the_name_it_bears(name, found):
    assert codes(letter().replace(b"Somebody", name.encode())) == found


@pytest.mark.parametrize(
    ("file", "found"),
    [("invoice.pdf.exe", ["program"]), ("Invoice.SCR ", ["program"]), ("invoice.pdf", []), ("photo.jpg", [])],
)
def test_of_a_file(file, found):
    body = f"""Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain

Here is the invoice that you asked me for.
--b
Content-Type: application/octet-stream
Content-Disposition: attachment; filename="{file}"

MZ
--b--
"""
    raw = HEAD % b"Invoice" + body.encode()
    assert codes(raw) == found


class TestTheUsualThreshold:
    """Ninety of a hundred."""

    def test_is_reached_by_what_another_filter_found(self):
        assert score_of(seen_in(letter("X-Spam-Flag: YES")), None) >= 90

    @pytest.mark.parametrize(
        "raw",
        [
            letter("Authentication-Results: mx; dmarc=fail"),
            letter("Reply-To: x@elsewhere.invalid", subject="COULD YOU HELP ME PLEASE"),
            letter(words="Look https://a.example/1"),
        ],
        ids=["forwarded", "shouting", "short"],
    )
    def test_is_not_reached_by_one_sign_that_honest_letters_have_too(self, raw):
        assert score_of(seen_in(raw), None) < 50


def found(**more) -> dict[str, object]:
    nothing = {"dmarc": "none", "policy": "", "spf": "none", "spf_domain": "", "dkim": [], "arc": "none", "domain": ""}
    return nothing | {"domain": "pastas.example", "spf_domain": "pastas.example"} | more


@pytest.mark.parametrize(
    ("checks", "heads", "points"),
    [
        ({"dmarc": "fail", "policy": "reject"}, "", 2.5),
        ({"dmarc": "fail", "policy": "quarantine"}, "", 2.0),
        ({"dmarc": "fail", "policy": "none"}, "", 1.0),
        ({"dmarc": "fail", "policy": ""}, "", 1.0),
        ({"spf": "fail"}, "", 1.5),
        ({"spf": "softfail"}, "", None),
        ({"spf": "fail", "dkim": [{"result": "pass"}]}, "", None),
        ({"dkim": [{"result": "fail"}]}, "", None),
        ({"dmarc": "pass", "policy": "reject", "spf": "fail"}, "", None),
        ({"dmarc": "fail", "policy": "reject", "arc": "pass"}, "", None),
        ({"dmarc": "fail", "policy": "reject"}, "List-Id: <x.lists.example>", None),
        ({"dmarc": "fail", "policy": "reject"}, "Resent-From: x@posta.example", None),
        ({"spf": "fail"}, "X-Forwarded-To: help@namai.example", None),
        ({}, "", None),
    ],
)
def test_a_failed_proof_is_a_sign_unless_somebody_passed_the_letter_on(checks, heads, points):
    raw = letter(*filter(None, [heads]))
    sign = proof_sign(found(**checks), head_of(raw, start=0, stop=len(raw), trouble=Trouble()))

    assert (sign and sign["points"]) == points
    assert sign is None or (reason(sign) and score_of([sign], None) < 50)
