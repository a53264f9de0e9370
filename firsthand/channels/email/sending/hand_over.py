"""One letter is handed to a mail server (RFC 5321)."""

import base64
import re
import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from firsthand.channels.email.consent import oauthbearer, xoauth2
from firsthand.channels.email.sending.receipt import Receipt
from firsthand.channels.email.sending.server import Safety, Server
from firsthand.channels.email.sending.trouble import Never, NotYet, why_refused
from firsthand.kit.hosts import InnerHost, must_be_outside, must_be_public
from firsthand.people.rules.failures import Why

WITHIN = 20.0  # seconds for each word of the server
# After the end of the letter it may scan for long. Whoever hangs up before it has answered gets the letter out twice
# (RFC 5321 4.5.3.2.6, RFC 1047).
TAKES_WITHIN = 600.0
LINE_END = re.compile(rb"\r\n|\r|\n")
DOT = re.compile(rb"^\.", re.MULTILINE)


def hand_over(letter: bytes, *, server: Server, sender: str, to: Sequence[str]) -> Receipt:
    """The server has answered for the letter. Raises `NotYet` and `Never`."""
    with _connection(server) as smtp:
        with _in_words():
            taken, refused, later = _envelope(smtp, sender=sender, to=to)
        if not taken:
            words = "; ".join({**refused, **later}.values())
            raise (NotYet if later else Never)(words, why=why_refused(words))
        with _in_words():
            _content(smtp, letter)
    return Receipt(taken=tuple(taken), refused=refused, later=later)


def try_server(server: Server) -> str:
    """Empty when the server lets us in; else a sentence that says what to change. Nothing is sent."""
    try:
        with _connection(server):
            return ""
    except NotYet as why:
        return why.sentence


@contextmanager
def _connection(server: Server) -> Iterator[smtplib.SMTP]:
    """Signed in, as safely as the server is meant to be spoken to."""
    smtp: smtplib.SMTP | None = None
    try:
        smtp = _open(server)
        yield smtp
    except smtplib.SMTPResponseException as answer:
        # At the door it is about us, not about the letter: a wrong password is put right, and then it leaves.
        raise NotYet(_said(answer.smtp_code, answer.smtp_error)) from answer
    except InnerHost as inner:
        raise NotYet(inner.sentence) from inner
    except (OSError, smtplib.SMTPException) as trouble:
        raise _not_reached(trouble) from trouble
    finally:
        if smtp is not None:
            _part(smtp)


def _open(server: Server) -> smtplib.SMTP:
    smtp = _reached(server)
    try:
        smtp.ehlo_or_helo_if_needed()
        if server.safety is Safety.STARTTLS:
            smtp.starttls(context=ssl.create_default_context())
        elif server.safety is Safety.OFFERED and smtp.has_extn("starttls"):
            smtp.starttls(context=_unproven())
        smtp.ehlo_or_helo_if_needed()
        if server.user:
            _sign_in(smtp, server)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _sign_in(smtp: smtplib.SMTP, server: Server) -> None:
    if server.token:
        _show_token(smtp, server)
        return
    if server.user.isascii() and server.password.isascii():
        smtp.login(server.user, server.password)
        return
    # smtplib knows no letters but ASCII; PLAIN is UTF-8 (RFC 4616 2).
    said = base64.b64encode(f"\0{server.user}\0{server.password}".encode()).decode()
    _expect(smtp, (235,), smtp.docmd("AUTH", f"PLAIN {said}"))


def _show_token(smtp: smtplib.SMTP, server: Server) -> None:
    """XOAUTH2 where it is known, else the standard one; a refusal is explained first, to which nothing is to be said."""
    known = smtp.esmtp_features.get("auth", "").upper().split()
    is_old = "XOAUTH2" in known or "OAUTHBEARER" not in known
    old = xoauth2(server.user, server.token)
    said = old if is_old else oauthbearer(server.user, server.token, host=server.host, port=server.port)
    shown = base64.b64encode(said.encode()).decode()
    answer = smtp.docmd("AUTH", f"{'XOAUTH2' if is_old else 'OAUTHBEARER'} {shown}")
    _expect(smtp, (235,), smtp.docmd("") if answer[0] == 334 else answer)


def _reached(server: Server) -> smtplib.SMTP:
    """The line stands; to a machine of the inner network only where the operator named or allowed it."""
    if not server.is_named_by_operator:
        must_be_outside(server.host)
    if server.safety is Safety.TLS:
        safe = ssl.create_default_context()
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=WITHIN, context=safe)
    else:
        smtp = smtplib.SMTP(server.host, server.port, timeout=WITHIN)
    if not server.is_named_by_operator and smtp.sock is not None:
        must_be_public(smtp.sock.getpeername()[0], named=server.host)
    return smtp


def _unproven() -> ssl.SSLContext:
    """Better than in the clear where nothing safer was asked for (RFC 7435): relays often show their own certificate."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def _part(smtp: smtplib.SMTP) -> None:
    # What is said at parting changes nothing about the letter: an error here would send it again.
    with suppress(OSError, smtplib.SMTPException):
        if smtp.sock is not None:
            smtp.sock.settimeout(1)
            smtp.putcmd("QUIT")
    smtp.close()


@contextmanager
def _in_words() -> Iterator[None]:
    """What the server says about this letter: 5yz is for good."""
    try:
        yield
    except smtplib.SMTPResponseException as answer:
        said = _said(answer.smtp_code, answer.smtp_error)
        raise (Never if 500 <= answer.smtp_code < 600 else NotYet)(said, why=why_refused(said)) from answer


def _envelope(
    smtp: smtplib.SMTP, *, sender: str, to: Sequence[str]
) -> tuple[list[str], dict[str, str], dict[str, str]]:
    taken: list[str] = []
    refused: dict[str, str] = {}
    later: dict[str, str] = {}
    _as_sender(smtp, sender, options=_options(smtp, sender, *to))
    for address in to:
        code, words = smtp.rcpt(address)
        if code in (250, 251):
            taken.append(address)
        else:
            (refused if 500 <= code < 600 else later)[address] = _said(code, words)
    return taken, refused, later


def _as_sender(smtp: smtplib.SMTP, sender: str, *, options: Sequence[str]) -> None:
    code, words = smtp.mail(sender, options)
    if 500 <= code < 600:
        said = _said(code, words)
        raise Never(said, why=why_refused(said) or Why.SENDER)
    _expect(smtp, (250,), (code, words))


def _options(smtp: smtplib.SMTP, *addresses: str) -> list[str]:
    if all(address.isascii() for address in addresses):
        return []
    if not smtp.has_extn("smtputf8"):
        raise Never(why=Why.NO_LETTERS)
    smtp.command_encoding = "utf-8"
    return ["SMTPUTF8", "BODY=8BITMIME"]


def _content(smtp: smtplib.SMTP, letter: bytes) -> None:
    _expect(smtp, (354,), smtp.docmd("DATA"))
    lines = DOT.sub(b"..", LINE_END.sub(b"\r\n", letter))
    smtp.send(lines if lines.endswith(b"\r\n") else lines + b"\r\n")
    smtp.send(b".\r\n")
    if smtp.sock is not None:
        smtp.sock.settimeout(TAKES_WITHIN)
    _expect(smtp, (250,), smtp.getreply())


def _expect(smtp: smtplib.SMTP, codes: tuple[int, ...], answer: tuple[int, bytes]) -> None:
    code, words = answer
    if code not in codes:
        raise smtplib.SMTPResponseException(code, words)


def _said(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(text.split())}"


def _not_reached(trouble: Exception) -> NotYet:
    # smtplib calls silence a disconnection too, with the true cause behind it.
    cause: object = trouble.__context__ if isinstance(trouble.__context__, TimeoutError) else trouble
    match cause:
        case TimeoutError():
            return NotYet(why=Why.SLOW)
        case smtplib.SMTPServerDisconnected():
            return NotYet(why=Why.HUNG_UP)
        case ssl.SSLError():
            return NotYet(str(trouble), why=Why.UNTRUSTED)
        case OSError():
            return NotYet(cause.strerror or str(cause), why=Why.OUT_OF_REACH)
    return NotYet(str(trouble) or type(trouble).__name__)
