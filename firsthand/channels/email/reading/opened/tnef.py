"""The package in which Outlook sends files and words to itself, `winmail.dat` (MS-OXTNEF), taken apart."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from firsthand.channels.email.reading.charsets import codec
from firsthand.channels.email.reading.opened.mapi import ATTACHED_MESSAGE, Properties, properties

SIGNATURE = 0x223E9F78
OEM_CODE_PAGE, BODY, MESSAGE_PROPERTIES = 0x00069007, 0x0002800C, 0x00069003
NEW_FILE, FILE_TITLE, FILE_CONTENT, FILE_PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
DEEPEST = 3
MOST_FILES = 500


@dataclass
class PackedFile:
    """One file of the package."""

    name: str = ""
    mime: str = ""
    content: bytes = b""
    content_id: str = ""


@dataclass
class Package:
    """Its files, and the words of the letter in up to three forms."""

    files: list[PackedFile] = field(default_factory=list)
    plain: str = ""
    html: bytes = b""
    rich: bytes = b""  # compressed RTF (MS-OXRTFCP)
    charset: str = "cp1252"


def unpacked(raw: bytes, *, depth: int = 0) -> Package | None:
    """What the package holds; None when it is none, or holds nothing that can be read."""
    if len(raw) < 6 or struct.unpack_from("<I", raw)[0] != SIGNATURE:
        return None
    package = Package()
    for kind, content in attributes(raw):
        take(package, kind, content, depth=depth)
    package.files = [each for each in package.files if each.content][:MOST_FILES]
    return package if package.files or package.plain or package.html or package.rich else None


def attributes(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """Each attribute; one that claims to be longer than the package ends with it, checksums are not asked."""
    at = 6
    while at + 9 <= len(raw) and raw[at] in (1, 2):
        kind, length = struct.unpack_from("<II", raw, at + 1)
        yield kind, raw[at + 9 : at + 9 + length]
        at += 9 + length + 2


def take(package: Package, kind: int, content: bytes, *, depth: int) -> None:
    """One attribute finds its place."""
    if kind == NEW_FILE and len(package.files) <= MOST_FILES:
        package.files.append(PackedFile())
    elif kind == OEM_CODE_PAGE and len(content) >= 4:
        package.charset = codec(f"cp{struct.unpack_from('<I', content)[0]}") or "cp1252"
    elif kind == BODY:
        package.plain = words(content, package.charset)
    elif kind == MESSAGE_PROPERTIES:
        take_message(package, properties(content))
    elif package.files:
        take_file(package, kind, content, depth=depth)


def take_message(package: Package, found: Properties) -> None:
    """The words of the letter."""
    package.plain = package.plain or found.words(0x1000, package.charset)
    package.html = package.html or found.bytes(0x1013)
    package.rich = package.rich or found.bytes(0x1009)


def take_file(package: Package, kind: int, content: bytes, *, depth: int) -> None:
    """A file's name, kind or content; the long name among its properties is better than the title of eight letters."""
    file = package.files[-1]
    if kind == FILE_TITLE:
        file.name = file.name or words(content, package.charset)
    elif kind == FILE_CONTENT:
        file.content = content
    elif kind == FILE_PROPERTIES:
        found = properties(content)
        file.name = found.words(0x3707, package.charset) or found.words(0x3704, package.charset) or file.name
        file.name = file.name or found.words(0x3001, package.charset)
        file.mime = found.words(0x370E, package.charset)
        file.content_id = found.words(0x3712, package.charset)
        take_content(package, found.bytes(0x3701), depth=depth)


def take_content(package: Package, content: bytes, *, depth: int) -> None:
    """The content that stands among the properties; a letter inside is opened too, and gives its files."""
    if content.startswith(ATTACHED_MESSAGE):
        inner = unpacked(content[16:], depth=depth + 1) if depth < DEEPEST else None
        if inner:
            package.files[-1:] = inner.files or [PackedFile(name="message.txt", content=inner.plain.encode())]
    elif content and not package.files[-1].content:
        package.files[-1].content = content


def words(content: bytes, charset: str) -> str:
    return content.split(b"\0", 1)[0].decode(charset, "replace")
