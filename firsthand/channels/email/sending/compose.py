"""A letter is composed: exactly the headers we mean, nothing that was smuggled into a name (RFC 5322). Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import cast

from firsthand.channels.email.sending.headers import field, mailbox, message_id, message_ids, words
from firsthand.kit.text import clean_file_name, clean_mime, without_nulls

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")  # RFC 5646
PICTURE = re.compile(r'<img (?=[^>]*\bsrc="cid:)')
COMPOSED = {"multipart", "message"}


@dataclass(frozen=True)
class Enclosure:
    """A file that goes with a letter; one with a content id stands among the words of its page (RFC 2392)."""

    name: str
    mime: str
    content: bytes
    content_id: str = ""


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """All that a letter says, before it is bytes."""

    reference: str
    sender: tuple[str, str]  # name, address
    to: tuple[tuple[str, str], ...]
    cc: tuple[tuple[str, str], ...] = ()
    reply_to: str
    reply_name: str = ""  # the sender's where none is given
    subject: str
    text: str
    html: str = ""
    at: datetime
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    is_automatic: bool = False
    language: str = ""
    enclosures: tuple[Enclosure, ...] = ()


def compose(letter: Outgoing) -> bytes:
    """The letter as bytes with CRLF line ends; an automatic one says so (RFC 3834 5). Raises `NoAddress`."""
    return b"".join((*_head(letter), _body(letter).as_bytes()))


def _head(letter: Outgoing) -> Iterator[bytes]:
    name, address = letter.sender
    yield field("Message-ID", message_id(letter.reference))
    yield field("Date", format_datetime(letter.at))
    yield field("From", mailbox(name, address))
    yield field("To", _everybody(letter.to))
    if letter.cc:
        yield field("Cc", _everybody(letter.cc))
    yield field("Reply-To", mailbox(letter.reply_name or name, letter.reply_to))
    yield field("Subject", words(letter.subject))
    if answered := message_id(letter.in_reply_to):
        yield field("In-Reply-To", answered)
    if chain := message_ids(letter.references):
        yield field("References", chain)
    if LANGUAGE.fullmatch(letter.language):
        yield field("Content-Language", letter.language)
    if letter.is_automatic:
        yield field("Auto-Submitted", "auto-replied")
        yield field("X-Auto-Response-Suppress", "All")


def _everybody(parties: Iterable[tuple[str, str]]) -> str:
    return ",\r\n ".join(mailbox(*one) for one in parties)


def _body(letter: Outgoing) -> EmailMessage:
    """Quoted-printable: words of long lines, or of lines that end by a bare LF, survive every relay as they are."""
    body = EmailMessage(policy=SMTP)
    body.set_content(without_nulls(letter.text), cte="quoted-printable")
    if letter.html:
        body.add_alternative(fitting(without_nulls(letter.html)), subtype="html", cte="quoted-printable")
        _place([one for one in letter.enclosures if one.content_id], cast(EmailMessage, body.get_body(("html",))))
    for one in letter.enclosures:
        if not (letter.html and one.content_id):
            main, sub = _kind(one)
            body.add_attachment(one.content, maintype=main, subtype=sub, filename=_file_name(one.name))
    return body


def _place(pictures: Sequence[Enclosure], page: EmailMessage) -> None:
    """Beside their page, as one thing with it (RFC 2387): mail programs then show them in it, and in no list of files."""
    for one in pictures:
        (main, sub), cid, name = _kind(one), message_id(one.content_id), _file_name(one.name)
        page.add_related(one.content, maintype=main, subtype=sub, cid=cid, disposition="inline", filename=name)


def fitting(page: str) -> str:
    """Its pictures are never wider than where they are read."""
    return PICTURE.sub('<img style="max-width:100%;height:auto" ', page)


def _kind(one: Enclosure) -> tuple[str, str]:
    """What is composed elsewhere (multipart, message) would have to obey further rules; as bytes it arrives as it is."""
    main, _, sub = clean_mime(one.mime).partition("/")
    return ("application", "octet-stream") if main in COMPOSED else (main, sub)


def _file_name(name: str) -> str:
    # The standard library would read an encoded word in it, line breaks included.
    return clean_file_name(name).replace("=?", "= ?")
