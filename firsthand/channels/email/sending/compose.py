"""A letter is composed: exactly the headers we mean, nothing that was smuggled into a name (RFC 5322). Pure."""

from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from firsthand.kit.text import one_line


@dataclass(frozen=True)
class Enclosure:
    """A file that goes with a letter."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """All that a letter says, before it is bytes."""

    reference: str
    sender: tuple[str, str]  # name, address
    to: tuple[tuple[str, str], ...]
    reply_to: str
    subject: str
    text: str
    html: str = ""
    at: datetime
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    is_automatic: bool = False
    language: str = ""
    enclosures: tuple[Enclosure, ...] = field(default=())


def compose(letter: Outgoing) -> bytes:
    """The letter as bytes with CRLF line ends; an automatic one says so (RFC 3834 5)."""
    message = EmailMessage(policy=SMTP)
    message["Message-ID"] = f"<{letter.reference}>"
    message["Date"] = letter.at
    message["From"] = _address(*letter.sender)
    message["To"] = [_address(*one) for one in letter.to]
    message["Reply-To"] = _address(letter.sender[0], letter.reply_to)
    message["Subject"] = one_line(letter.subject)
    _add_thread(message, letter)
    if letter.language:
        message["Content-Language"] = one_line(letter.language)
    if letter.is_automatic:
        message["Auto-Submitted"] = "auto-replied"
        message["X-Auto-Response-Suppress"] = "All"
    _add_body(message, letter)
    return message.as_bytes()


def _address(name: str, address: str) -> Address:
    return Address(display_name=one_line(name), addr_spec=one_line(address))


def _add_thread(message: EmailMessage, letter: Outgoing) -> None:
    if letter.in_reply_to:
        message["In-Reply-To"] = f"<{one_line(letter.in_reply_to)}>"
    if chain := [f"<{one_line(one)}>" for one in letter.references if one]:
        message["References"] = " ".join(chain)


def _add_body(message: EmailMessage, letter: Outgoing) -> None:
    # Quoted-printable: a body of long lines or bare LF survives every relay as it is.
    message.set_content(letter.text, cte="quoted-printable")
    if letter.html:
        message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    for one in letter.enclosures:
        main, _, sub = one.mime.partition("/")
        message.add_attachment(one.content, maintype=main, subtype=sub or "octet-stream", filename=one.name)
