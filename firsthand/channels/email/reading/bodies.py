"""The words and the files of a letter, gathered from its parts."""

import re
from dataclasses import dataclass, field

from firsthand.channels.email.reading.charsets import decode, without_marks
from firsthand.channels.email.reading.opened import cms, rtf, tnef
from firsthand.channels.email.reading.protection import is_envelope
from firsthand.channels.email.reading.structure import Part, parse
from firsthand.channels.email.reading.transfer import without_yenc
from firsthand.channels.email.reading.trouble import Trouble
from firsthand.conversations.rules.incoming import IncomingFile
from firsthand.kit.html import to_text
from firsthand.kit.text import clean_file_name, clean_mime, mime_by_name

LONGEST_TEXT = 1_000_000  # letters of plain words that are kept
LONGEST_HTML = 8_000_000  # bytes of HTML that are looked at
META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
XML_CHARSET = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
NOT_SHOWN = frozenset(
    "text/x-amp-html text/watch-html message/delivery-status message/feedback-report application/pgp-encrypted".split()
)
HTML = frozenset(("text/html", "application/xhtml+xml"))


@dataclass
class Body:
    """What was found: pieces of words in their order, and the parts that are files."""

    plain: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    files: list[Part] = field(default_factory=list)
    unpacked: list[IncomingFile] = field(default_factory=list)
    spare: str = ""  # words that stand only in a package: shown when there are no others

    def add(self, other: "Body") -> None:
        """The other's pieces follow, so that no piece is lost where some are plain and some are HTML."""
        if other.html and not self.html and self.plain:
            self.html = [as_html(each) for each in self.plain]
        if self.html and not other.html:
            self.html += [as_html(each) for each in other.plain]
        if other.plain and not self.plain and self.html:
            self.plain = [FROM_HTML + each for each in self.html]
        elif self.plain and not other.plain:
            self.plain += [FROM_HTML + each for each in other.html]
        self.plain += other.plain
        self.html += other.html
        self.take(other)

    def take(self, other: "Body") -> None:
        """The other's files and spare words, not its pieces."""
        self.files += other.files
        self.unpacked += other.unpacked
        self.spare = self.spare or other.spare


FROM_HTML = "\ue010"  # marks a piece of HTML that has to stand among plain pieces


def gather_words(whole: Part, *, trouble: Trouble) -> Body:
    """All of a letter; where its only words bear a file's name without being attached, they are its words."""
    body = gather(whole, trouble=trouble)
    if body.plain or body.html:
        return body
    named = next((each for each in body.files if each.mime in ("text/plain", *HTML) and not each.is_attached), None)
    if named:
        body.files.remove(named)
        body.add(said(named, trouble=trouble))
    return body


def gather(part: Part, *, trouble: Trouble) -> Body:
    """Words and files of a part and of all inside it."""
    if part.mime == "multipart/alternative" and part.children:
        return alternatives(part, trouble=trouble)
    if part.mime == "multipart/related" and part.children:
        return related(part, trouble=trouble)
    if part.mime == "multipart/appledouble" and len(part.children) > 1:
        # The other half is what only a Macintosh of the last century reads.
        part.children = [each for each in part.children if each.mime != "application/applefile"]
    if part.children:
        return mixed(part, trouble=trouble)
    return leaf(part, trouble=trouble)


def alternatives(part: Part, *, trouble: Trouble) -> Body:
    """The richest words of each kind; what is neither plain nor HTML is kept as a file (a calendar, say)."""
    body = Body()
    for child in part.children:
        found = gather(child, trouble=trouble)
        if any(each.strip() for each in found.plain) or not body.plain:
            body.plain = found.plain or body.plain
        body.html = found.html or body.html
        body.take(found)
    return body


def related(part: Part, *, trouble: Trouble) -> Body:
    """The root's words, and the parts that belong to it."""
    start = part.kind.parameters.get("start", "").strip("<>")
    root = next((each for each in part.children if start and each.content_id == start), part.children[0])
    body = gather(root, trouble=trouble)
    for child in part.children:
        if child is root:
            continue
        found = gather(child, trouble=trouble)
        if found.html or found.plain:
            body.add(found)
        else:
            body.take(found)
    return body


def mixed(part: Part, *, trouble: Trouble) -> Body:
    """Everything one after the other."""
    body = Body()
    for child in part.children:
        body.add(gather(child, trouble=trouble))
    return body


def leaf(part: Part, *, trouble: Trouble) -> Body:
    """One part's words, or itself as a file."""
    if part.mime in NOT_SHOWN:
        return Body(spare=plain_of(part, trouble=trouble)[:10_000] if part.mime.endswith("status") else "")
    if part.mime in PACKAGES or part.name.lower() == "winmail.dat":
        return packed(part, trouble=trouble)
    if part.mime == "message/partial":
        return piece(part, trouble=trouble)
    if is_envelope(part):
        return enveloped(part, trouble=trouble)
    if part.is_attached or (part.name and part.mime not in HTML and part.mime != "text/plain"):
        return Body(files=[part])
    if part.mime in HTML:
        return Body(files=[part]) if part.name and not inline(part) else said(part, trouble=trouble)
    if part.mime == "text/plain" or (part.mime.startswith("text/") and not part.name and part.mime in LIKE_PLAIN):
        return Body(files=[part]) if part.name else said(part, trouble=trouble)
    return Body(files=[part])


def said(part: Part, *, trouble: Trouble) -> Body:
    """The part's words, as the page or the plain words that they are, whatever the part calls them."""
    if part.mime in HTML:
        page = html_of(part, trouble=trouble)
        return Body(html=[page]) if "<" in page or "&" in page else Body(plain=[plain_of(part, trouble=trouble)])
    if part.mime in ENRICHED:
        return Body(plain=[from_enriched(plain_of(part, trouble=trouble))])
    content = part.content()
    if PAGE.match(content):
        return Body(html=[html_of(part, trouble=trouble)])
    if b"=ybegin " not in content:
        return Body(plain=[plain_of(part, trouble=trouble)])
    rest, files = without_yenc(content)
    unpacked = [IncomingFile(clean_file_name(name), mime_by_name(name), each, "", False) for name, each in files]
    return Body(plain=[in_words(rest, part, trouble=trouble)], unpacked=unpacked)


PAGE = re.compile(rb"\s{0,100}(?:<!doctype html|<html[\s>])", re.IGNORECASE)
ENRICHED = frozenset(("text/enriched", "text/richtext"))
COMMAND = re.compile(r"<param>.{0,200}?</param>|<(?!<)/?[A-Za-z0-9-]{1,60}>", re.DOTALL)


def from_enriched(words: str) -> str:
    """The words without commands (RFC 1896): one line break is a blank, of more one is for the wire."""
    bare = COMMAND.sub("", words.replace("<<", "\ue011")).replace("\ue011", "<")
    return re.sub(r"\n+", lambda found: "\n" * (len(found[0]) - 1) or " ", bare.strip("\n"))


def packed(part: Part, *, trouble: Trouble) -> Body:
    """What Outlook's package holds, in its place; one that cannot be opened stays a file."""
    package = tnef.unpacked(part.content()) if trouble.may_open() else None
    if package is None:
        trouble.note("package")
        return Body(files=[part])
    page = decode(package.html, "", trouble=trouble) if package.html else ""
    words = package.plain or (to_text(page) if page else rtf.to_words(rtf.decompressed(package.rich)))
    files = [
        IncomingFile(
            name=clean_file_name(each.name) if each.name else "file",
            mime=clean_mime(each.mime) if each.mime else mime_by_name(each.name),
            content=each.content,
            content_id=without_marks(each.content_id.strip("<>"))[:300],
            inline=False,
        )
        for each in package.files
    ]
    return Body(unpacked=files, spare=without_marks(words.replace("\r\n", "\n")).strip()[:LONGEST_TEXT])


def enveloped(part: Part, *, trouble: Trouble) -> Body:
    """What a signed envelope of S/MIME holds, with the envelope beside it; an encrypted one stays closed."""
    raw = part.content()
    kind = cms.kind_of(raw)
    content = cms.inside(raw) if kind != "encrypted" and trouble.may_open() else None
    if content is None:
        if kind == "encrypted":
            trouble.note("encrypted")
        return Body(files=[part])
    body = gather(parse(content, trouble=trouble), trouble=trouble)
    body.files.append(part)
    return body


def piece(part: Part, *, trouble: Trouble) -> Body:
    """One of several pieces in which a letter was sent (RFC 2046 5.2.2): what it holds is shown, and said to be a part.

    Pieces are not put together: any stranger can send what claims to be the rest of somebody's letter.
    """
    if part.kind.parameters.get("total", "") != "1":
        trouble.note("partial")
    if part.kind.parameters.get("number", "1") == "1" and trouble.may_open():
        return gather(parse(part.content(), trouble=trouble), trouble=trouble)
    return Body(plain=[plain_of(part, trouble=trouble)])


PACKAGES = frozenset(("application/ms-tnef", "application/vnd.ms-tnef"))
LIKE_PLAIN = frozenset(("text/enriched", "text/markdown", "text/unknown", "text/richtext", "text/x-unknown"))


def inline(part: Part) -> bool:
    return part.disposition.value in ("inline", "")


def plain_of(part: Part, *, trouble: Trouble) -> str:
    """The words of a plain part."""
    return in_words(part.content(), part, trouble=trouble)


def in_words(content: bytes, part: Part, *, trouble: Trouble) -> str:
    """The content in letters, its line ends and its flow as they were meant."""
    words = decode(content[: 4 * LONGEST_TEXT], part.kind.parameters.get("charset", ""), trouble=trouble)
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    if len(words) > LONGEST_TEXT:
        trouble.note("body-cut")
        words = words[:LONGEST_TEXT]
    if part.kind.parameters.get("format", "").lower() == "flowed":
        words = unflowed(words, delete_space=part.kind.parameters.get("delsp", "").lower() == "yes")
    return words


def html_of(part: Part, *, trouble: Trouble) -> str:
    """The page of an HTML part; its own word about its charset counts when its head has none."""
    content = part.content()
    if len(content) > LONGEST_HTML:
        trouble.note("body-cut")
        content = content[:LONGEST_HTML]
    charset = part.kind.parameters.get("charset", "")
    if not charset and (found := META_CHARSET.search(content[:4000]) or XML_CHARSET.search(content[:4000])):
        charset = found[1].decode("ascii")
    return decode(content, charset, trouble=trouble)


def as_html(words: str) -> str:
    """Plain words as a piece of a page."""
    safe = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "<div>" + safe.replace("\n", "<br>") + "</div>"


def unflowed(words: str, *, delete_space: bool) -> str:
    """Paragraphs that the sender's program broke for the wire are whole again (RFC 3676)."""
    out: list[list[str]] = []
    open_depth = -1
    for line in words.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        rest = line[depth:].removeprefix(" ")
        flows = rest.endswith(" ") and rest != "-- "
        if delete_space and flows:
            rest = rest[:-1]
        if open_depth == depth and rest != "-- ":
            out[-1].append(rest)
        else:
            out.append([(">" * depth + " " if depth else "") + rest])
        open_depth = depth if flows else -1
    return "\n".join("".join(each) for each in out)
