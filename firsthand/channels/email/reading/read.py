"""One letter, read: the public way in."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from email.utils import mktime_tz, parsedate_tz

from firsthand.channels.email.reading import bodies
from firsthand.channels.email.reading.addresses import parties
from firsthand.channels.email.reading.automatic import Circumstances, reason
from firsthand.channels.email.reading.bounces import bounce_of
from firsthand.channels.email.reading.charsets import decode, without_marks
from firsthand.channels.email.reading.complaints import complaint_of
from firsthand.channels.email.reading.files import files_of, uuencoded
from firsthand.channels.email.reading.fingerprint import fingerprint
from firsthand.channels.email.reading.headers import Head, meant
from firsthand.channels.email.reading.language import guess
from firsthand.channels.email.reading.split import Split, split_html, split_text
from firsthand.channels.email.reading.structure import parse
from firsthand.channels.email.reading.trouble import Trouble
from firsthand.conversations.rules.incoming import Incoming, IncomingFile, Party
from firsthand.kit.html import clean, is_too_long, to_text

NOBODY = Party("", "")
ID = re.compile(r"<\s*([^<>\s]{3,400})\s*>")
BARE_ID = re.compile(r"[^<>\s@]{1,200}@[^<>\s@]{1,200}")
MOST_PROOFS = 50
LONGEST_SUBJECT = 998  # RFC 5322, 2.1.1
MOST_DELIVERED_TO = 1_000


def read(raw: bytes, *, envelope_from: str | None = None, envelope_to: Sequence[str] = ()) -> Incoming:
    """The letter as it was meant. Never raises: what cannot be read is marked `unreadable`, with codes of the trouble.

    `envelope_from` is None when unknown and "" for the null sender.
    """
    try:
        return letter(raw, envelope_from=envelope_from, envelope_to=envelope_to)
    except Exception:  # one bad letter must not stop the next: it is kept, and shown as unread with its original
        return unread(raw, envelope_to=envelope_to)


def letter(raw: bytes, *, envelope_from: str | None, envelope_to: Sequence[str]) -> Incoming:
    trouble = Trouble()
    raw_lines = with_line_feeds(raw)
    whole = parse(raw_lines, trouble=trouble)
    head = whole.head
    body = bodies.gather(whole, trouble=trouble)
    plain, attached = uuencoded("\n\n".join(opened(each) for each in body.plain).strip("\n"))
    page = "\n<hr>\n".join(each for each in body.html if each.strip())
    html = cleaned(page, trouble=trouble)
    text = plain if plain.strip() or not page else to_text(page)
    split = parted(plain, page, text=text)
    sender = author(head, trouble=trouble)
    subject = without_marks(meant(head.raw("subject"), trouble=trouble))[:LONGEST_SUBJECT]
    reference = next(iter(ids([head.raw("message-id")])), "")
    bounce = bounce_of(whole, sender=sender, subject=subject, text=text, envelope_from=envelope_from)
    to, cc = parties(head.all("to"), trouble=trouble), parties(head.all("cc"), trouble=trouble)
    complaint = complaint_of(whole, sender=sender, subject=subject)
    around = Circumstances(envelope_from=envelope_from, bounced=bool(bounce.kind), complained=complaint.made)
    if not head.fields:
        trouble.note("no-header")
    return Incoming(
        reference=reference,
        fingerprint=fingerprint(raw),
        sender=sender,
        to=to,
        cc=cc,
        reply_to=parties(head.all("reply-to"), trouble=trouble),
        subject=subject,
        written_at=written_at(head),
        text=text.strip("\n"),
        html=html,
        reply_text=split.reply,
        quoted=split.quoted,
        signature=split.signature,
        proofs=ids([*head.all("in-reply-to")[:1], *head.all("references")[:1]]),
        delivered_to=delivered_to(head, [*to, *cc], envelope_to=envelope_to, trouble=trouble),
        files=(*files_of(body.files, html=html, trouble=trouble), *attached),
        language=guess(split.reply) or guess(subject),
        automatic=reason(whole, sender=sender, subject=subject, text=text, around=around),
        bounce=bounce.kind,
        bounced_reference=bounce.reference or complaint.reference,
        bounced_address=bounce.address or complaint.address,
        unreadable=trouble.is_serious,
        trouble=tuple(trouble.codes),
        bounce_reason=bounce.reason,
        bounce_words=bounce.words,
    )


def with_line_feeds(raw: bytes) -> bytes:
    """Letters from old machines end their lines with a carriage return alone."""
    return raw.replace(b"\r", b"\n") if b"\n" not in raw[:4000] and b"\r" in raw[:4000] else raw


def opened(piece: str) -> str:
    """A piece of plain words; where only HTML stood between plain pieces, its words."""
    return to_text(piece[1:]) if piece.startswith(bodies.FROM_HTML) else piece


def cleaned(page: str, *, trouble: Trouble) -> str:
    """The safe page; one that cleaning leaves nothing of is noted."""
    html = clean(page) if page else ""
    if is_too_long(page):
        trouble.note("body-cut")
    if page.strip() and not html:
        trouble.note("html-empty")
    return html


def parted(plain: str, page: str, *, text: str) -> Split:
    """New words, quotation and signature. The page is asked where the plain words do not tell, as it marks quotations."""
    lower = page.lower()
    marked = any(each in lower for each in MARKS)
    if not plain.strip():
        return split_html(page) if marked else split_text(text)  # a newsletter is not walked through twice
    split = split_text(plain)
    if marked and not split.quoted:
        from_page = split_html(page)
        return from_page if from_page.quoted else split
    return split


# Looked for one by one: as one pattern they took 5 ms of a newsletter.
MARKS = (
    "<blockquote gmail_ divrplyfwdmsg appendonsend moz- yahoo outlookmessage border-top:solid _quote signature composer_ "
    'name="quote name=quote zmail outlook-mobile reference-message olk_src replycontent forwardcontent replysplit origbody'
).split()


def author(head: Head, *, trouble: Trouble) -> Party:
    """Who wrote; without From, who sent (RFC 5322, 3.6.2); a nobody when nothing says."""
    for name in ("from", "sender", "reply-to"):
        if found := parties(head.all(name)[:1], trouble=trouble):
            if name != "from":
                trouble.note("no-from")
            return found[0]
    trouble.note("no-sender")
    return NOBODY


def ids(values: Iterable[bytes]) -> tuple[str, ...]:
    """The well-formed Message-IDs in these fields, each once, the newest fifty."""
    found: dict[str, None] = {}
    for value in values:
        words = without_marks(value[-20_000:].decode("utf-8", "replace"))
        named = ID.findall(words) or [each.strip("<>") for each in words.split() if BARE_ID.fullmatch(each.strip("<>"))]
        found.update(dict.fromkeys(each for each in named if each.isprintable()))
    first = list(found)
    return tuple(first if len(first) <= MOST_PROOFS else [first[0], *first[-MOST_PROOFS + 1 :]])


def written_at(head: Head) -> datetime | None:
    """The moment the sender claims, in UTC; None when it is missing, impossible, or of another age."""
    try:
        parsed = parsedate_tz(head.raw("date").decode("latin-1")[:200])
        moment = datetime.fromtimestamp(mktime_tz(parsed), UTC) if parsed else None
    except (ValueError, TypeError, OverflowError, IndexError, OSError):
        return None
    return moment if moment and 1980 <= moment.year <= 2100 else None


def delivered_to(
    head: Head, named: Sequence[Party], *, envelope_to: Sequence[str], trouble: Trouble
) -> tuple[str, ...]:
    """Every address by which the letter may have come to us, the surest first."""
    way = [*head.all("delivered-to"), *head.all("x-original-to"), *head.all("x-envelope-to"), *head.all("envelope-to")]
    found = [*(each.strip("<> ") for each in envelope_to), *(each.address for each in parties(way, trouble=trouble))]
    found += [each.address for each in named]
    return tuple(dict.fromkeys(without_marks(each.lower()) for each in found if each))[:MOST_DELIVERED_TO]


def unread(raw: bytes, *, envelope_to: Sequence[str]) -> Incoming:
    """All that can be said of a letter over which the reader stumbled."""
    text = decode(raw[:20_000], "", trouble=Trouble())
    no_files: tuple[IncomingFile, ...] = ()
    return Incoming(
        reference="", fingerprint=fingerprint(raw), sender=NOBODY, to=(), cc=(), reply_to=(), subject="", written_at=None,
        text=text, html="", reply_text=text, quoted="", signature="", proofs=(),
        delivered_to=tuple(each.lower() for each in envelope_to), files=no_files, language="", automatic="", bounce="",
        bounced_reference="", bounced_address="", unreadable=True, trouble=("failed",),
    )  # fmt: skip
