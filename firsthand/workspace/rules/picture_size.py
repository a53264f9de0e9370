"""How large a picture says it is, from its first bytes. Pure.

A few kilobytes may unfold to gigabytes in the browser of everybody who sees the face (PNG 11.2.1, JPEG B.2.2, RFC 9649 2.7).
"""

from collections.abc import Iterator
from struct import error as struct_error
from struct import unpack_from

WIDEST = 6_000  # points a side; a telephone takes pictures of 4,000 to 8,000, which are made small before they are sent
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def is_too_wide(content: bytes, mime: str) -> bool:
    """Whether a side is longer than a face needs; what cannot be measured is too."""
    try:
        return max(MEASURES[mime](content)) > WIDEST
    except (LookupError, StopIteration, struct_error):
        return True


def _png(content: bytes) -> tuple[int, ...]:
    return tuple(unpack_from(">II", content, 16))


def _jpeg(content: bytes) -> tuple[int, ...]:
    at = next(place for marker, place in _segments(content) if marker in FRAMES)
    return tuple(unpack_from(">HH", content, at + 5))


def _segments(content: bytes) -> Iterator[tuple[int, int]]:
    at = 2
    while content[at] == 0xFF:
        yield content[at + 1], at
        at += 2 + int(unpack_from(">H", content, at + 2)[0])


def _webp(content: bytes) -> tuple[int, ...]:
    kind = content[12:16]
    if kind == b"VP8X":
        return tuple(1 + int.from_bytes(content[at : at + 3], "little") for at in (24, 27))
    if kind == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return tuple(side & 0x3FFF for side in unpack_from("<HH", content, 26))


MEASURES = {"image/png": _png, "image/jpeg": _jpeg, "image/webp": _webp}
