"""One letter, read: the public way in."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from firsthand.channels.email.reading import enclosed
from firsthand.channels.email.reading.addresses import parties
from firsthand.channels.email.reading.automatic import Circumstances, reason
from firsthand.channels.email.reading.bodies import FROM_HTML, Body, gather_words
from firsthand.channels.email.reading.bounces import bounce_of
from firsthand.channels.email.reading.charsets import decode, without_marks
from firsthand.channels.email.reading.complaints import complaint_of
from firsthand.channels.email.reading.dates import written_at
from firsthand.channels.email.reading.files import files_of, uuencoded
from firsthand.channels.email.reading.fingerprint import fingerprint
from firsthand.channels.email.reading.headers import Head, meant
from firsthand.channels.email.reading.language import guess
from firsthand.channels.email.reading.opened.calendar import invitations
from firsthand.channels.email.reading.protection import protection_of, without_armour
from firsthand.channels.email.reading.split import Split, split_html, split_text
from firsthand.channels.email.reading.structure import Part, parse
from firsthand.channels.email.reading.trouble import Trouble
from firsthand.conversations.rules.incoming import EnclosedLetter, Incoming, IncomingFile, Invitation, Party
from firsthand.kit.html import clean, is_too_long, to_text

NOBODY = Party("", "")
ID = re.compile(r"<\s*([^<>\s]{3,400})\s*>")
BARE_ID = re.compile(r"[^<>\s@]{1,200}@[^<>\s@]{1,200}")
MOST_PROOFS = 50
MOST_INVITATIONS = 20
MOST_FILES = 500
LONGEST_ENCLOSED = 300_000
CALENDARS = frozenset(("text/calendar", "application/ics", "text/x-vcalendar"))
LONGEST_SUBJECT = 998  # RFC 5322, 2.1.1
MOST_DELIVERED_TO = 1_000
BYTE_ORDER = b"\xef\xbb\xbf"
LONE_RETURN = re.compile(rb"[^\r\n]*\r(?!\n)")


def read(raw: bytes, *, envelope_from: str | None = None, envelope_to: Sequence[str] = ()) -> Incoming:
    """The letter as it was meant. Never raises: what cannot be read is marked `unreadable`, with codes of the trouble.

    `envelope_from` is None when unknown and "" for the null sender.
    """
    try:
        return letter(raw, envelope_from=envelope_from, envelope_to=envelope_to)
    except Exception:  # one bad letter must not stop the next: it is kept, and shown as unread with its original
        return unread(raw, envelope_to=envelope_to)


@dataclass(frozen=True)
class Content:
    """What stands in a letter: its words, taken apart, and all that came with them."""

    text: str
    html: str
    split: Split
    files: Body
    attached: tuple[IncomingFile, ...]  # among the words
    letters: list[tuple[EnclosedLetter, list[IncomingFile]]]
    invitations: list[Invitation]
    protection: tuple[str, ...]


@dataclass(frozen=True)
class Heading:
    """Who wrote to whom, and about what."""

    sender: Party
    to: tuple[Party, ...]
    cc: tuple[Party, ...]
    reply_to: tuple[Party, ...]
    subject: str
    reference: str


def letter(raw: bytes, *, envelope_from: str | None, envelope_to: Sequence[str]) -> Incoming:
    trouble = Trouble()
    whole = parse(with_line_feeds(raw), trouble=trouble)
    trouble.charset = next((named for each in whole.leaves() if (named := each.kind.parameters.get("charset"))), "")
    content, top = content_of(whole, trouble=trouble), heading_of(whole.head, trouble=trouble)
    sender, subject, text = top.sender, top.subject, content.text
    bounce = bounce_of(whole, sender=sender, subject=subject, text=text, envelope_from=envelope_from)
    complaint = complaint_of(whole, sender=sender, subject=subject)
    around = Circumstances(envelope_from=envelope_from, bounced=bool(bounce.kind), complained=complaint.made)
    if not whole.head.fields:
        trouble.note("no-header")
    head = whole.head
    return Incoming(
        reference=top.reference,
        fingerprint=fingerprint(raw),
        sender=sender,
        to=top.to,
        cc=top.cc,
        reply_to=top.reply_to,
        subject=subject,
        written_at=written_at(head),
        text=text.strip("\n"),
        html=content.html,
        reply_text=content.split.reply,
        quoted=content.split.quoted,
        signature=content.split.signature,
        proofs=ids([*head.all("in-reply-to")[:1], *head.all("references")[:1]]),
        delivered_to=delivered_to(head, [*top.to, *top.cc], envelope_to=envelope_to, trouble=trouble),
        files=all_files(content, trouble=trouble),
        language=guess(content.split.reply) or guess(subject),
        automatic=reason(whole, sender=sender, subject=subject, text=text, around=around),
        bounce=bounce.kind,
        bounced_reference=bounce.reference or complaint.reference,
        bounced_address=bounce.address or complaint.address,
        unreadable=trouble.is_serious,
        trouble=tuple(trouble.codes),
        bounce_reason=bounce.reason,
        bounce_words=bounce.words,
        failures=bounce.failures,
        letters=tuple(each for each, _ in content.letters),
        invitations=tuple(content.invitations),
        protection=content.protection,
    )


def content_of(whole: Part, *, trouble: Trouble) -> Content:
    """The words as they were meant, and what is new in them."""
    body = gather_words(whole, trouble=trouble)
    plain, attached = uuencoded("\n\n".join(opened(each) for each in body.plain).strip("\n"))
    protection = protection_of(whole, text=plain)
    if "pgp-encrypted" in protection and not plain.strip():
        trouble.note("encrypted")
    plain = without_armour(plain)
    page = "\n<hr>\n".join(each for each in body.html if each.strip())
    html = cleaned(page, trouble=trouble)
    text = plain if plain.strip() or not page else to_text(page)
    invited = invitations_of(body, trouble=trouble)
    # What a report returns is a letter of ours: it stays a file.
    letters = [] if is_report(whole) else list(islice(enclosed.opened(body.files, trouble=trouble), enclosed.MOST))
    if not text.strip():
        text = plain = in_place_of_words(invited, [each for each, _ in letters]) or body.spare
    split = parted(plain, page, text=text)
    return Content(text, html, split, body, tuple(attached), letters, invited, protection)


def heading_of(head: Head, *, trouble: Trouble) -> Heading:
    """What the head says of it."""
    return Heading(
        sender=author(head, trouble=trouble),
        to=parties(head.all("to"), trouble=trouble),
        cc=parties(head.all("cc"), trouble=trouble),
        reply_to=parties(head.all("reply-to"), trouble=trouble),
        subject=without_marks(meant(head.raw("subject"), trouble=trouble))[:LONGEST_SUBJECT],
        reference=next(iter(ids([head.raw("message-id")])), ""),
    )


def all_files(content: Content, *, trouble: Trouble) -> tuple[IncomingFile, ...]:
    """Those of the letter itself, wherever they stood in it, then those of the letters that it encloses."""
    own = files_of(content.files.files, html=content.html, trouble=trouble)
    return (*own, *content.files.unpacked, *content.attached, *inside(content.letters))


def is_report(whole: Part) -> bool:
    return whole.mime == "multipart/report"


def invitations_of(body: Body, *, trouble: Trouble) -> list[Invitation]:
    """Each event once, though a calendar mostly comes twice: among the words and as a file."""
    found: dict[object, Invitation] = {}
    for part in body.files:
        if (part.mime in CALENDARS or part.name.lower().endswith(".ics")) and trouble.may_look():
            charset = part.kind.parameters.get("charset", "")
            for each in invitations(part.content(), charset, trouble=trouble):
                found.setdefault((each.uid, each.starts), each)
    return list(found.values())[:MOST_INVITATIONS]


def in_place_of_words(invited: Sequence[Invitation], letters: Sequence[EnclosedLetter]) -> str:
    """What a letter without words of its own says: the words of its invitation, or of the letters it only carries."""
    if invited:
        return "\n\n".join("\n".join(filter(None, (each.what, each.where, each.about))) for each in invited)
    return "\n\n".join(in_words(each) for each in letters)[:LONGEST_ENCLOSED]


def in_words(letter: EnclosedLetter) -> str:
    """An enclosed letter as people copy one: who, when, about what, then its words."""
    who = f"{letter.sender.name} <{letter.sender.address}>" if letter.sender.name else letter.sender.address
    when = letter.written_at.isoformat(" ", "minutes") if letter.written_at else ""
    head = [f"{name}: {value}" for name, value in (("From", who), ("Date", when), ("Subject", letter.subject)) if value]
    return "\n".join(head) + "\n\n" + letter.text


def inside(letters: Sequence[tuple[EnclosedLetter, list[IncomingFile]]]) -> list[IncomingFile]:
    """The files of enclosed letters, each with the number of its letter, counted from one."""
    return [replace(file, inside=number) for number, (_, files) in enumerate(letters, 1) for file in files][:MOST_FILES]


def with_line_feeds(raw: bytes) -> bytes:
    """Letters from old machines end their lines with a carriage return alone."""
    beginning = raw[:4000]
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):  # saved by a program that writes two bytes for each letter
        raw = raw.decode("utf-16", "replace").encode()
    if b"\r\r\n" in beginning:  # translated twice on its way
        return raw.replace(b"\r\r\n", b"\r\n")
    if b"\r" in beginning and LONE_RETURN.match(beginning):
        return raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return raw.removeprefix(BYTE_ORDER)


def opened(piece: str) -> str:
    """A piece of plain words; where only HTML stood between plain pieces, its words."""
    return to_text(piece[1:]) if piece.startswith(FROM_HTML) else piece


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
        return from_page if from_page.quoted or (from_page.signature and not split.signature) else split
    return split


# Looked for one by one: as one pattern they took 5 ms of a newsletter.
MARKS = (
    "<blockquote gmail_ divrplyfwdmsg appendonsend moz- yahoo outlookmessage border-top:solid _quote signature composer_ "
    'name="quote name=quote zmail outlook-mobile reference-message olk_src replycontent forwardcontent replysplit origbody'
    " messagereplysection messagesignature zwchr stopspelling reply-intro border-top-style mam-quote mailbird-quote"
).split()


def author(head: Head, *, trouble: Trouble) -> Party:
    """Who wrote; without From, who sent (RFC 5322, 3.6.2); a nobody when nothing says."""
    for name in ("from", "sender", "reply-to", "resent-from", "x-sender", "return-path"):
        if found := parties(head.all(name), trouble=trouble):
            if name == "from":
                return found[0]
            trouble.note("no-from")
            return Party(found[0].address, found[0].name or only_name(head, trouble=trouble))
    trouble.note("no-sender")
    return Party("", only_name(head, trouble=trouble))


def only_name(head: Head, *, trouble: Trouble) -> str:
    """What From says where it says no address."""
    name = meant(head.raw("from"), trouble=trouble).strip("'\"<> ")
    return name[:300] if any(each.isalpha() for each in name) else ""


def ids(values: Iterable[bytes]) -> tuple[str, ...]:
    """The well-formed Message-IDs in these fields, each once, the newest fifty."""
    found: dict[str, None] = {}
    for value in values:
        words = without_marks(value[-20_000:].decode("utf-8", "replace"))
        named = ID.findall(words) or [each.strip("<>") for each in words.split() if BARE_ID.fullmatch(each.strip("<>"))]
        found.update(dict.fromkeys(each for each in named if each.isprintable()))
    first = list(found)
    return tuple(first if len(first) <= MOST_PROOFS else [first[0], *first[-MOST_PROOFS + 1 :]])


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
