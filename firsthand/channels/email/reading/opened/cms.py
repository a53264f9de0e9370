"""S/MIME envelopes (RFC 5652): what kind they are, and what stands inside those that are only signed."""

from __future__ import annotations

import binascii
import re
import zlib
from collections.abc import Iterator

SIGNED, ENVELOPED, COMPRESSED, AUTHENTICATED = (
    bytes.fromhex(each)
    for each in ("2a864886f70d010702", "2a864886f70d010703", "2a864886f70d0109100109", "2a864886f70d0109100117")
)
KINDS = {SIGNED: "signed", ENVELOPED: "encrypted", COMPRESSED: "compressed", AUTHENTICATED: "encrypted"}
DEEPEST = 30
LARGEST = 30_000_000  # bytes once decompressed
ARMOUR = re.compile(rb"-----BEGIN [A-Z0-9 ]{3,30}-----([A-Za-z0-9+/=\s]+)-----END ")
OID, OCTETS, SEQUENCE, EXPLICIT = 0x06, 0x04, 0x30, 0xA0


class NotReadable(ValueError):
    """The bytes are no envelope, or a broken one."""


def kind_of(raw: bytes) -> str:
    """signed, encrypted or compressed; "" when it is no envelope."""
    try:
        return KINDS.get(named(bare(raw))[0], "")
    except NotReadable:
        return ""


def inside(raw: bytes) -> bytes | None:
    """What a signed or compressed envelope holds; None when only a key opens it, or nothing is in it."""
    try:
        kind, content = named(bare(raw))
        if kind == SIGNED:
            return held(content, after=2)
        if kind == COMPRESSED:
            return inflated(held(content, after=2))
    except NotReadable:
        pass
    return None


def bare(raw: bytes) -> bytes:
    """The envelope without armour."""
    found = ARMOUR.search(raw[:200]) or (ARMOUR.search(raw) if b"-----BEGIN" in raw[:200] else None)
    return binascii.a2b_base64(found[1]) if found else raw


def named(raw: bytes) -> tuple[bytes, bytes]:
    """ContentInfo: its kind and the content (5652, 3)."""
    fields = list(elements(value(raw, 0, expected=SEQUENCE)))
    if len(fields) < 2 or fields[0][0] != OID or fields[1][0] != EXPLICIT:
        raise NotReadable
    return fields[0][1], value(fields[1][1], 0, expected=SEQUENCE)


def held(content: bytes, *, after: int) -> bytes | None:
    """The octets of EncapsulatedContentInfo, which stands after this many fields (5652, 5.1; 3274, 1.1)."""
    fields = list(elements(content))
    if len(fields) <= after or fields[after][0] != SEQUENCE:
        raise NotReadable
    inner = list(elements(fields[after][1]))
    if len(inner) < 2 or inner[1][0] != EXPLICIT:
        return None
    return octets(inner[1][1], depth=0)


def octets(raw: bytes, *, depth: int) -> bytes:
    """A string of octets, whole or sent in pieces."""
    out = []
    for tag, content in elements(raw):
        if tag == OCTETS:
            out.append(content)
        elif tag == OCTETS | 0x20 and depth < DEEPEST:
            out.append(octets(content, depth=depth + 1))
    return b"".join(out)


def inflated(content: bytes | None) -> bytes | None:
    try:
        return zlib.decompressobj().decompress(content, LARGEST) if content else None
    except zlib.error as broken:
        raise NotReadable from broken


def value(raw: bytes, at: int, *, expected: int) -> bytes:
    tag, begin, end, _ = element(raw, at, depth=0)
    if tag != expected:
        raise NotReadable
    return raw[begin:end]


def elements(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """Each element with its tag (X.690, 8.1)."""
    at = 0
    while at < len(raw) and raw[at : at + 2] != b"\0\0":
        tag, begin, end, at = element(raw, at, depth=0)
        yield tag, raw[begin:end]


def element(raw: bytes, at: int, *, depth: int) -> tuple[int, int, int, int]:
    """Tag, where the content begins and ends, and where the next element begins."""
    try:
        tag, length, begin = raw[at], raw[at + 1], at + 2
    except IndexError as cut:
        raise NotReadable from cut
    if tag & 0x1F == 0x1F or depth > DEEPEST:
        raise NotReadable
    if length == 0x80:
        return tag, begin, *end_of_open(raw, begin, depth=depth)
    if length > 0x80:
        count = length & 0x7F
        length, begin = int.from_bytes(raw[begin : begin + count], "big") if count <= 8 else -1, begin + count
    if length < 0 or begin > len(raw):
        raise NotReadable
    end = min(begin + length, len(raw))  # a cut envelope gives what there is
    return tag, begin, end, end


def end_of_open(raw: bytes, at: int, *, depth: int) -> tuple[int, int]:
    """Where an element without a length ends: at the zeros that stand at its own level."""
    while at < len(raw) and raw[at : at + 2] != b"\0\0":
        *_, at = element(raw, at, depth=depth + 1)
    return at, at + 2
