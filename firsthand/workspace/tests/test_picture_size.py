"""How large a picture says it is, whatever program wrote it."""

import pytest

from firsthand.workspace.rules.picture_size import is_too_wide

JFIF = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 9


def jpeg(wide: int, high: int, *, frame: int = 0xC0) -> bytes:
    return JFIF + bytes([0xFF, frame, 0, 17, 8]) + high.to_bytes(2) + wide.to_bytes(2) + b"\x00" * 20


def webp(kind: bytes, rest: bytes) -> bytes:
    return b"RIFF\x00\x00\x00\x00WEBP" + kind + b"\x00\x00\x00\x00" + rest


def three(number: int) -> bytes:
    return number.to_bytes(3, "little")


@pytest.mark.parametrize(
    ("content", "mime", "too_wide"),
    [
        (jpeg(512, 512), "image/jpeg", False),
        (jpeg(512, 6_001, frame=0xC2), "image/jpeg", True),
        (jpeg(65_000, 65_000), "image/jpeg", True),
        (JFIF, "image/jpeg", True),
        (webp(b"VP8X", b"\x00" * 4 + three(511) + three(511)), "image/webp", False),
        (webp(b"VP8X", b"\x00" * 4 + three(16_000) + three(10)), "image/webp", True),
        (webp(b"VP8L", b"\x2f" + (511 | 511 << 14).to_bytes(4, "little")), "image/webp", False),
        (webp(b"VP8L", b"\x2f" + (9_000 | 511 << 14).to_bytes(4, "little")), "image/webp", True),
        (webp(b"VP8 ", b"\x00" * 6 + (512).to_bytes(2, "little") * 2), "image/webp", False),
        (b"\x89PNG\r\n\x1a\n", "image/png", True),
        (b"", "image/gif", True),
    ],
)
def test_a_picture_is_measured_before_it_is_shown(content: bytes, mime: str, too_wide: bool) -> None:
    assert is_too_wide(content, mime) is too_wide
