"""One letter is handed to a provider over HTTPS: for hosts from which no mail server can be reached."""

import email
import email.policy
from collections.abc import Collection, Sequence
from email.message import EmailMessage
from email.mime.image import MIMEImage
from email.utils import getaddresses, parseaddr
from importlib import import_module
from typing import Any

from anymail.exceptions import AnymailAPIError, AnymailError, AnymailRecipientsRefused
from django.core.mail import EmailMultiAlternatives

from firsthand.channels.email.models import WayOut
from firsthand.channels.email.sending.carriers import CALLED
from firsthand.channels.email.sending.receipt import Receipt
from firsthand.channels.email.sending.trouble import Never, NotYet, why_refused
from firsthand.kit.secrets import open_secret
from firsthand.people.rules.failures import Why

WITHIN = 20.0  # seconds for each word of the provider
LONGEST_WORDS = 400
# What is said beside the words; the provider writes the rest itself.
GO_ALONG = ("Message-ID", "In-Reply-To", "References", "Content-Language", "Auto-Submitted", "X-Auto-Response-Suppress")
TAKEN = {"sent", "queued", "unknown"}
# About our key or our haste, not about the letter: it leaves when that is put right.
OF_OURS = {401, 402, 403, 408, 425, 429}


def hand_to_provider(letter: bytes, *, way: WayOut, to: Sequence[str]) -> Receipt:
    """The provider has the letter for those who were taken. Raises `NotYet`, `Never` and `SecretIsLost`."""
    carrier = _carrier(way)
    mail = as_mail(letter, to=to, headers=CALLED[WayOut.Carrier(way.provider)].headers)
    try:
        carrier.open()
        carrier.send_messages([mail])
    except AnymailRecipientsRefused as refused:
        raise _never(_said(refused)) from refused
    except AnymailAPIError as answer:
        raise _answered(answer) from answer
    except AnymailError as wrong:
        raise _never(_said(wrong)) from wrong
    finally:
        carrier.close()
    return _receipt(mail, to)


def _carrier(way: WayOut) -> Any:
    """What of anymail speaks to this provider."""
    called = CALLED[WayOut.Carrier(way.provider)]
    options = {called.key: open_secret(way.secret) if way.secret else ""}
    options |= {called.user: way.user} if called.user else {}
    options |= {"api_url": called.europe} if called.europe and way.region == WayOut.Region.EUROPE else {}
    module = import_module(f"anymail.backends.{way.provider}")
    # What one of them cannot say (MailerSend: our own number of the letter) must not keep the letter here.
    return module.EmailBackend(**options, timeout=WITHIN, ignore_unsupported_features=True)


def as_mail(letter: bytes, *, to: Collection[str], headers: Any) -> EmailMultiAlternatives:
    """The letter that we composed, in parts: those to whom it goes now are named openly or not as in its head."""
    read = email.message_from_bytes(letter, policy=email.policy.default)
    openly, copies = _named(read, "To", to), _named(read, "Cc", to)
    known = {parseaddr(one)[1] for one in (*openly, *copies)}
    unseen = [address for address in to if address not in known]
    mail = EmailMultiAlternatives(
        subject=str(read["Subject"] or ""),
        body=_words(read, "plain"),
        from_email=str(read["From"]),
        to=openly or unseen[:1],
        cc=copies,
        bcc=unseen if openly else unseen[1:],
        reply_to=[str(read["Reply-To"])] if read["Reply-To"] else None,
        headers={**{name: str(read[name]) for name in GO_ALONG if read[name]}, **headers},
    )
    if page := _words(read, "html"):
        mail.attach_alternative(page, "text/html")
    for part in read.iter_attachments():
        mail.attach(part.get_filename() or "file", _content(part), part.get_content_type())
    for part in read.walk():
        if part["Content-ID"]:
            mail.attach(_picture(part))
    # Comes back with what became of it, also where the provider gives letters a number of its own.
    mail.metadata = {"reference": str(read["Message-ID"] or "").strip("<> ")}  # type: ignore[attr-defined]
    return mail


def _named(read: EmailMessage, field: str, to: Collection[str]) -> list[str]:
    named = [one for one in getaddresses([str(read[field] or "")]) if one[1] in to]
    return [f'"{name}" <{address}>' if name else address for name, address in ((_quoted(n), a) for n, a in named)]


def _quoted(name: str) -> str:
    return name.replace("\\", "\\\\").replace('"', '\\"')


def _words(read: EmailMessage, kind: str) -> str:
    part = read.get_body((kind,))
    return str(part.get_content()) if part is not None else ""


def _content(part: Any) -> bytes:
    """An enclosed letter as the bytes it was."""
    if part.get_content_maintype() == "message":
        return bytes(part.get_payload(0))
    return part.get_payload(decode=True) or b""


def _picture(part: EmailMessage) -> MIMEImage:
    """A picture among the words, which the page names by its content id."""
    picture = MIMEImage(_content(part), part.get_content_subtype())
    picture.add_header("Content-ID", str(part["Content-ID"]))
    picture.add_header("Content-Disposition", "inline", filename=part.get_filename() or "picture")
    return picture


def _receipt(mail: EmailMultiAlternatives, to: Sequence[str]) -> Receipt:
    """Who was taken; a provider that names nobody took all."""
    status = mail.anymail_status.recipients  # type: ignore[attr-defined]
    refused = {one: str(status[one].status) for one in to if one in status and status[one].status not in TAKEN}
    return Receipt(taken=tuple(one for one in to if one not in refused), refused=refused)


def _answered(answer: AnymailAPIError) -> NotYet | Never:
    code, words = getattr(answer, "status_code", None), _said(answer)
    if code is None:
        return NotYet(why=Why.PROVIDER_AWAY)
    if code >= 500 or code in OF_OURS:
        return NotYet(words, why=why_refused(words))
    return _never(words)


def _never(words: str) -> Never:
    return Never(words, why=why_refused(words))


def _said(error: Exception) -> str:
    """The provider's own words: its answer where there is one."""
    response = getattr(error, "response", None)
    words = f"{response.status_code} {response.text}" if response is not None else str(error)
    return " ".join(words.split())[:LONGEST_WORDS]
