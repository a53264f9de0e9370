"""Letters are handed to the next mail server, or laid into a folder where there is none (`FIRSTHAND_SMTP_URL`)."""

import smtplib
import ssl
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit
from uuid import uuid4

from django.conf import settings
from django.utils.translation import gettext as _

WITHIN = 20  # seconds for each word of the other side


class NotYet(Exception):
    """The letter was not taken now and may be later."""


class Never(Exception):
    """The letter was refused for good (RFC 5321 4.2.1: 5yz)."""


def post(letter: bytes, *, sender: str, to: Sequence[str]) -> str:
    """The next server has taken the letter; returns what it answered. An empty sender is the null sender.

    Raises `NotYet` and `Never`.
    """
    server = urlsplit(settings.SMTP_URL)
    if server.scheme == "file":
        return _lay(letter, into=Path(server.path))
    if not server.hostname:
        raise NotYet(_("No outgoing mail server is set (FIRSTHAND_SMTP_URL)."))
    try:
        with _connection(server) as smtp:
            return _hand_over(smtp, letter, sender=sender, to=to)
    except smtplib.SMTPResponseException as answer:
        raise _refusal(answer.smtp_code, answer.smtp_error) from answer
    except (OSError, smtplib.SMTPException) as trouble:
        raise NotYet(str(trouble) or type(trouble).__name__) from trouble


def _connection(server: SplitResult) -> smtplib.SMTP:
    """smtp:// uses STARTTLS where it is offered, smtps:// TLS from the first byte, smtp+tls:// insists on STARTTLS."""
    host, context = server.hostname or "", ssl.create_default_context()
    if server.scheme == "smtps":
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(host, server.port or 465, timeout=WITHIN, context=context)
    else:
        smtp = smtplib.SMTP(host, server.port or 25, timeout=WITHIN)
        smtp.ehlo()
        if server.scheme == "smtp+tls":
            smtp.starttls(context=context)
    if server.username:
        smtp.login(unquote(server.username), unquote(server.password or ""))
    return smtp


def _hand_over(smtp: smtplib.SMTP, letter: bytes, *, sender: str, to: Sequence[str]) -> str:
    try:
        refused = smtp.sendmail(sender, list(to), letter)
    except smtplib.SMTPRecipientsRefused as none_taken:
        code, words = next(iter(none_taken.recipients.values()))
        raise _refusal(code, words) from none_taken
    return "; ".join(f"{address}: {_words(words)}" for address, (_code, words) in refused.items())


def _refusal(code: int, words: bytes | str) -> Exception:
    answer = f"{code} {_words(words)}"
    return Never(answer) if 500 <= code < 600 else NotYet(answer)


def _words(words: bytes | str) -> str:
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else words


def _lay(letter: bytes, *, into: Path) -> str:
    into.mkdir(parents=True, exist_ok=True)
    draft = into / f".{uuid4().hex}"
    draft.write_bytes(letter)
    draft.replace(into / f"{draft.name[1:]}.eml")
    return ""
