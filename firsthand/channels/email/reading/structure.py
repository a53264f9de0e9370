"""A letter as its tree of parts, found by their boundaries (RFC 2046, 5.1) without copying what is inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from firsthand.channels.email.reading.headers import Head, head_of
from firsthand.channels.email.reading.parameters import Valued, valued
from firsthand.channels.email.reading.transfer import undo
from firsthand.channels.email.reading.trouble import Trouble
from firsthand.kit.text import mime_by_name

DEEPEST = 20
MOST_PARTS = 1_000
GUESSED_BOUNDARY = re.compile(rb"(?:\A|\n)--([^\s\-][^\r\n]{2,100}?)[ \t]*\r?\n[Cc]ontent-")


@dataclass
class Part:
    """One part: its head, and where its content lies in the letter."""

    raw: bytes
    head: Head
    stop: int
    kind: Valued
    disposition: Valued
    children: list[Part] = field(default_factory=list)

    @property
    def mime(self) -> str:
        return self.kind.value

    @property
    def name(self) -> str:
        """The file name that the sender gave it, "" when none."""
        return self.disposition.parameters.get("filename") or self.kind.parameters.get("name", "")

    @property
    def content_id(self) -> str:
        return self.head.raw("content-id").decode("utf-8", "replace").strip().strip("<>").strip()[:300]

    @property
    def is_attached(self) -> bool:
        return self.disposition.value == "attachment"

    def content(self) -> bytes:
        """The bytes, their transfer encoding undone."""
        encoding = self.head.plain("content-transfer-encoding")
        return undo(self.raw[self.head.end : self.stop], encoding)

    def walk(self) -> Iterator[Part]:
        """The part itself, and each inside it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def leaves(self) -> Iterator[Part]:
        """Each part that holds content itself."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()


@dataclass
class Limits:
    """How much of the letter may still be taken apart."""

    parts: int = MOST_PARTS


def parse(raw: bytes, *, trouble: Trouble) -> Part:
    """The whole letter; beyond 20 levels or 1,000 parts it stays closed, and that is noted."""
    return part_of(raw, start=0, stop=len(raw), depth=0, implied="text/plain", limits=Limits(), trouble=trouble)


def part_of(raw: bytes, *, start: int, stop: int, depth: int, implied: str, limits: Limits, trouble: Trouble) -> Part:
    head = head_of(raw, start=start, stop=stop, trouble=trouble)
    kind = kind_of(head, implied=implied, trouble=trouble)
    disposition = valued(head.raw("content-disposition"), trouble=trouble)
    part = Part(raw, head, stop, kind, disposition)
    if part.name and not any(
        KIND.fullmatch(valued(each, trouble=trouble).value) for each in head.all("content-type")[:5]
    ):
        part.kind = Valued(mime_by_name(part.name), kind.parameters)  # it says no kind, but its name does
    if kind.value.startswith("multipart/"):
        open_up(part, depth=depth, limits=limits, trouble=trouble)
    return part


def kind_of(head: Head, *, implied: str, trouble: Trouble) -> Valued:
    """What the part says it is; of several answers the one that has a boundary, of half an answer what it most likely means."""
    said = [valued(each, trouble=trouble) for each in head.all("content-type")[:5]] or [Valued("", {})]
    kind = next((each for each in said if each.parameters.get("boundary")), said[0])
    if KIND.fullmatch(kind.value):
        return kind
    family = kind.value.split("/")[0]
    meant = {"multipart": "multipart/mixed", "html": "text/html", "text": "text/plain"}.get(family, implied)
    return Valued("application/octet-stream" if family in FAMILIES else meant, kind.parameters)


KIND = re.compile(r"[^\s/;]+/[^\s/;]+")
FAMILIES = frozenset(("application", "image", "audio", "video", "font", "model"))


def open_up(part: Part, *, depth: int, limits: Limits, trouble: Trouble) -> None:
    """The parts inside become its children."""
    if depth >= DEEPEST:
        trouble.note("too-deep")
        return
    spans = spans_of(part, trouble=trouble)
    implied = "message/rfc822" if part.mime == "multipart/digest" else "text/plain"
    for start, stop in spans:
        limits.parts -= 1
        if limits.parts < 0:
            trouble.note("too-many-parts")
            return
        part.children.append(
            part_of(part.raw, start=start, stop=stop, depth=depth + 1, implied=implied, limits=limits, trouble=trouble)
        )
    if not spans:
        trouble.note("no-boundary")
        part.kind = Valued("text/plain", part.kind.parameters)


def spans_of(part: Part, *, trouble: Trouble) -> list[tuple[int, int]]:
    """Where each inner part begins and ends; a missing closing boundary ends with the letter."""
    boundary = part.kind.parameters.get("boundary", "").rstrip().encode("utf-8", "replace")
    spans = list(between(part, boundary)) if boundary else []
    if not spans and (guess := GUESSED_BOUNDARY.search(part.raw, max(part.head.end - 1, 0), part.stop)):
        trouble.note("broken-boundary")
        spans = list(between(part, guess[1]))
    return spans


def between(part: Part, boundary: bytes) -> Iterator[tuple[int, int]]:
    """The spans between the lines that are this boundary."""
    raw, stop, mark = part.raw, part.stop, b"--" + boundary
    begun, at = -1, raw.find(mark, part.head.end, stop)
    count = 0
    while at >= 0 and count <= MOST_PARTS + 1:
        after = at + len(mark)
        line_end = raw.find(b"\n", after, stop)
        line_end = stop if line_end < 0 else line_end
        tail = raw[after : min(line_end, after + 100)].strip()
        if (at == 0 or raw[at - 1 : at] == b"\n") and tail in (b"", b"--"):
            if begun >= 0:
                count += 1
                yield begun, before_break(raw, at, floor=begun)
            begun = -1 if tail else min(line_end + 1, stop)
            if tail:
                return
        at = raw.find(mark, after, stop)
    if begun >= 0 and begun < stop:
        yield begun, stop


def before_break(raw: bytes, at: int, *, floor: int) -> int:
    """The line break before a boundary belongs to the boundary."""
    if at - 1 >= floor and raw[at - 1 : at] == b"\n":
        at -= 1
        if at - 1 >= floor and raw[at - 1 : at] == b"\r":
            at -= 1
    return at
