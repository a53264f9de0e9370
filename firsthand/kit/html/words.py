"""A page as plain words: paragraphs, lists, tables and quotations as a person would type them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from firsthand.kit.html.document import parse

PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 ul ol dl pre table blockquote figure".split())
LINES = PARAGRAPHS | frozenset(
    "div tr li dt dd section article header footer main aside nav address center caption hr form fieldset legend"
    " figcaption tbody thead tfoot body title details summary dialog marquee option textarea".split()
)
CELLS = frozenset(("td", "th", "button"))
WEB = re.compile(r"https?://\S{1,120}", re.IGNORECASE)
SPACES = re.compile(r"[ \t\r\n\f\v\xa0]+")
# The joiner inside a Persian word is a letter of it; between spaces it fills a preview.
INVISIBLE = re.compile(r"[\u200b\u2060\ufeff\u00ad\u034f\u2007\u2800]+|(?<!\w)\u200c+|\u200c+(?!\w)")


@dataclass(frozen=True)
class Frame:
    """What stands around an element's words: a line before, a line after, and the mark of its own lines."""

    before: str = ""
    after: str = ""
    prefix: str | None = None


Framing = Callable[[LexborNode], Frame | None]


@dataclass
class Paper:
    """Lines being written."""

    lines: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    prefixes: list[str] = field(default_factory=list)
    numbers: list[int | None] = field(default_factory=list)
    pre: int = 0
    at_bullet: bool = False

    def write(self, words: str) -> None:
        if self.pre:
            self.write_lines(words)
        elif words := SPACES.sub(" ", words):
            at_start = not self.words or self.words[-1][-1:] in (" ", "\t")
            if words := (words.lstrip(" ") if at_start else words):
                self.words.append(words)
                self.at_bullet = False

    def mark(self, bullet: str) -> None:
        """A list's line begins; a paragraph that follows at once stands on it."""
        self.write(bullet)
        self.at_bullet = True

    def write_lines(self, words: str) -> None:
        first, *rest = words.replace("\r", "").split("\n")
        self.words.append(first)
        for line in rest:
            self.new_line()
            self.words.append(line)

    def new_line(self) -> None:
        line = "".join(self.words)
        self.words.clear()
        self.lines.append("".join(self.prefixes) + (line.rstrip() if self.pre else line.strip()))

    def end_line(self) -> None:
        if self.at_bullet:
            return
        if "".join(self.words).strip():
            self.new_line()
        self.words.clear()

    def leave_a_gap(self) -> None:
        if self.at_bullet:
            return
        self.end_line()
        gap = "".join(self.prefixes).rstrip()
        if self.lines and self.lines[-1].strip() not in ("", gap):
            self.lines.append(gap)

    def text(self) -> str:
        self.end_line()
        text = INVISIBLE.sub("", "\n".join(line.rstrip() for line in self.lines))
        return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def to_text(html: str, *, framing: Framing | None = None) -> str:
    """The words a reader would see, quotations marked with `>`, addresses of links after their words."""
    body = parse(html)
    if body is None:
        return ""
    paper = Paper()
    walk(body, paper, framing=framing or plainly)
    return paper.text()


def plainly(node: LexborNode) -> Frame | None:
    """Quotations are marked, nothing else is."""
    return Frame(prefix="> ") if node.tag == "blockquote" else None


def walk(body: LexborNode, paper: Paper, *, framing: Framing) -> None:
    """Every element is entered and left once; a loop, as letters may be nested deeper than Python is."""
    node: LexborNode | None = body.first_child
    open_: list[Frame | None] = []
    while node is not None:
        if node.tag == "-text":
            paper.write(node.text_content or "")
        elif node.is_element_node:
            open_.append(enter(node, paper, framing=framing))
            if (child := node.first_child) is not None:
                node = child
                continue
            leave(node, paper, open_.pop())
        while node.next is None:
            parent = node.parent
            if parent is None or not open_:
                return
            node = parent
            leave(node, paper, open_.pop())
        node = node.next


def enter(node: LexborNode, paper: Paper, *, framing: Framing) -> Frame | None:
    """What is written before an element's own words."""
    tag = node.tag or ""
    if tag in LINES:
        paper.leave_a_gap() if tag in PARAGRAPHS and not paper.numbers else paper.end_line()
    frame = framing(node)
    if frame is not None:
        begin(frame, paper)
    match tag:
        case "br":
            paper.new_line()
        case "img":
            paper.write(picture(node))
        case "hr":
            paper.write("---")
        case "pre":
            paper.pre += 1
        case "ul" | "ol":
            open_list(paper, first=0 if tag == "ol" else None)
        case "li":
            paper.mark(bullet(paper))
    return frame


def open_list(paper: Paper, *, first: int | None) -> None:
    """A list inside a list stands a step further in."""
    if paper.numbers:
        paper.prefixes.append("  ")
    paper.numbers.append(first)


def close_list(paper: Paper) -> None:
    paper.end_line()
    paper.numbers.pop()
    if paper.numbers:
        paper.prefixes.pop()


def begin(frame: Frame, paper: Paper) -> None:
    if frame.before:
        paper.end_line()
        paper.lines.append("".join(paper.prefixes) + frame.before)
    if frame.prefix is not None:
        paper.end_line()
        paper.prefixes.append(frame.prefix)


def leave(node: LexborNode, paper: Paper, frame: Frame | None) -> None:
    """What is written after an element's own words."""
    tag = node.tag or ""
    match tag:
        case "a":
            paper.write(address(node))
        case "ul" | "ol":
            close_list(paper)
        case "li":
            paper.at_bullet = False
    if tag in CELLS:
        paper.write("\t" if paper.pre else "  ")
        if "".join(paper.words).strip():
            paper.words.append(" ")
    elif tag in LINES:
        paper.end_line()
    if tag == "pre":
        paper.pre -= 1
    if frame is not None:
        finish(frame, paper)
    if tag in PARAGRAPHS and not paper.numbers:
        paper.leave_a_gap()


def finish(frame: Frame, paper: Paper) -> None:
    paper.end_line()
    if frame.prefix is not None:
        if paper.lines and paper.lines[-1] == "".join(paper.prefixes).rstrip():
            paper.lines.pop()
        paper.prefixes.pop()
    if frame.after:
        paper.lines.append("".join(paper.prefixes) + frame.after)


def picture(node: LexborNode) -> str:
    """What stands for a picture: the words its sender gave it."""
    words = SPACES.sub(" ", node.attributes.get("alt") or "").strip()
    return f"[{words}]" if words else ""


def bullet(paper: Paper) -> str:
    """The mark of a list's next line."""
    number = paper.numbers[-1] if paper.numbers else None
    if number is None:
        return "- "
    paper.numbers[-1] = number + 1
    return f"{number + 1}. "


def address(node: LexborNode) -> str:
    """Where a link leads, when its words do not say so and it is short enough to be read."""
    where = (node.attributes.get("href") or "").strip()
    if not WEB.fullmatch(where):
        return ""
    words = node.text(deep=True).strip()
    bare = where.split("://", 1)[1].rstrip("/")
    return f" <{where}>" if words and bare not in words else ""
