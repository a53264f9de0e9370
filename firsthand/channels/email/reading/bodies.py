"""The words and the files of a letter, gathered from its parts."""

import re
from dataclasses import dataclass, field

from firsthand.channels.email.reading.charsets import decode
from firsthand.channels.email.reading.structure import Part
from firsthand.channels.email.reading.trouble import Trouble

LONGEST_TEXT = 1_000_000  # letters of plain words that are kept
LONGEST_HTML = 8_000_000  # bytes of HTML that are looked at
META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
XML_CHARSET = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
NOT_SHOWN = frozenset(("text/x-amp-html", "text/watch-html", "message/delivery-status", "message/feedback-report"))
HTML = frozenset(("text/html", "application/xhtml+xml"))


@dataclass
class Body:
    """What was found: pieces of words in their order, and the parts that are files."""

    plain: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    files: list[Part] = field(default_factory=list)

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
        self.files += other.files


FROM_HTML = "\ue010"  # marks a piece of HTML that has to stand among plain pieces


def gather(part: Part, *, trouble: Trouble) -> Body:
    """Words and files of a part and of all inside it."""
    if part.mime == "multipart/alternative" and part.children:
        return alternatives(part, trouble=trouble)
    if part.mime == "multipart/related" and part.children:
        return related(part, trouble=trouble)
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
        body.files += found.files
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
            body.files += found.files
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
        return Body()
    if part.is_attached or (part.name and part.mime not in HTML and part.mime != "text/plain"):
        return Body(files=[part])
    if part.mime in HTML:
        return Body(files=[part]) if part.name and not inline(part) else Body(html=[html_of(part, trouble=trouble)])
    if part.mime == "text/plain" or (part.mime.startswith("text/") and not part.name and part.mime in LIKE_PLAIN):
        return Body(files=[part]) if part.name else Body(plain=[plain_of(part, trouble=trouble)])
    return Body(files=[part])


LIKE_PLAIN = frozenset(("text/enriched", "text/markdown", "text/unknown", "text/richtext", "text/x-unknown"))


def inline(part: Part) -> bool:
    return part.disposition.value in ("inline", "")


def plain_of(part: Part, *, trouble: Trouble) -> str:
    """The words of a plain part."""
    words = decode(part.content()[: 4 * LONGEST_TEXT], part.kind.parameters.get("charset", ""), trouble=trouble)
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
