"""The files of a letter, each with a name, a kind and its bytes."""

import re
from collections.abc import Sequence
from urllib.parse import unquote

from firsthand.channels.email.reading.charsets import without_marks
from firsthand.channels.email.reading.headers import head_of, meant
from firsthand.channels.email.reading.structure import Part
from firsthand.channels.email.reading.transfer import from_uuencode
from firsthand.channels.email.reading.trouble import Trouble
from firsthand.conversations.rules.incoming import IncomingFile
from firsthand.kit.text import clean_file_name, clean_mime, mime_by_name

MOST = 500
LONGEST_HEAD = 50_000  # bytes in which an enclosed letter's subject is looked for
ENDINGS = {
    "image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp", "application/pdf": ".pdf",
    "text/html": ".html", "text/plain": ".txt", "message/rfc822": ".eml", "text/csv": ".csv",
    "application/pgp-signature": ".asc", "application/pkcs7-signature": ".p7s", "application/pkcs7-mime": ".p7m",
    "application/ms-tnef": ".dat", "application/zip": ".zip", "audio/mpeg": ".mp3", "text/vcard": ".vcf",
}  # fmt: skip
UUENCODED = re.compile(r"^begin [0-7]{3,4} ([^\n]{1,200})\n((?:[ -`]{1,90}\n)+?)(?:`| )?\n?end[ \t]*$", re.MULTILINE)
CID = re.compile(r"cid:([^\s\"'<>]{1,300})", re.IGNORECASE)


def files_of(parts: Sequence[Part], *, html: str, trouble: Trouble) -> tuple[IncomingFile, ...]:
    """Each part as a file; a picture that the page shows by its Content-ID is inline."""
    if len(parts) > MOST:
        trouble.note("too-many-parts")
    shown = {unquote(each).lower() for each in CID.findall(html)}
    return tuple(file_of(part, shown=shown) for part in parts[:MOST])


def file_of(part: Part, *, shown: set[str]) -> IncomingFile:
    mime = clean_mime(part.mime)
    content_id = without_marks(part.content_id)
    return IncomingFile(
        name=name_of(part, mime=mime),
        mime=mime,
        content=part.content(),
        content_id=content_id,
        inline=bool(content_id) and content_id.lower() in shown,
    )


def name_of(part: Part, *, mime: str) -> str:
    """The sender's name for it, made harmless, or one made from its kind."""
    if part.name.strip():
        return clean_file_name(part.name)
    if mime == "text/calendar":
        return "invite.ics"
    if mime == "message/rfc822":
        return clean_file_name((subject_of(part) or "message") + ".eml")
    return (mime.split("/")[0] or "file") + ENDINGS.get(mime, "")


def subject_of(part: Part) -> str:
    """What an enclosed letter is about."""
    content = part.content()
    unheard = Trouble()
    head = head_of(content, start=0, stop=min(len(content), LONGEST_HEAD), trouble=unheard)
    return meant(head.raw("subject"), trouble=unheard)


def uuencoded(text: str) -> tuple[str, tuple[IncomingFile, ...]]:
    """Files that stand in the words themselves, taken out of them."""
    if "begin " not in text:
        return text, ()
    found = list(UUENCODED.finditer(text))[:MOST]
    files = tuple(
        IncomingFile(
            name=clean_file_name(each[1]),
            mime=mime_by_name(each[1]),
            content=from_uuencode(each[0].encode("ascii", "replace")),
            content_id="",
            inline=False,
        )
        for each in found
    )
    for each in reversed(found):
        text = text[: each.start()] + text[each.end() :]
    return text, files
