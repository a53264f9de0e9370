"""Transfer encodings undone (RFC 2045, 6), also where they are broken."""

import binascii
import re

NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")


def from_base64(content: bytes) -> bytes:
    """The bytes; missing padding and stray marks do no harm."""
    try:
        return binascii.a2b_base64(content)
    except binascii.Error:
        pure = NOT_BASE64.sub(b"", content)
        pure = pure[: len(pure) - (len(pure) % 4 == 1)]
        return binascii.a2b_base64(pure + b"=" * (-len(pure) % 4))


def from_quoted_printable(content: bytes) -> bytes:
    """The bytes; what is no code stands as it came."""
    return binascii.a2b_qp(content)


def from_uuencode(content: bytes) -> bytes:
    """The bytes between `begin` and `end`; lines that cannot be read are left out."""
    out: list[bytes] = []
    lines = content.splitlines()
    begin = next((at for at, line in enumerate(lines) if line.startswith(b"begin ")), -1)
    for line in lines[begin + 1 :]:
        if line.strip() in (b"end", b"`", b""):
            break
        out.append(uu_line(line))
    return b"".join(out)


def uu_line(line: bytes) -> bytes:
    """One line; encoders that pad too much are forgiven."""
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        length = (((line[0] - 32) & 63) * 4 + 5) // 3
        try:
            return binascii.a2b_uu(line[: length + 1])
        except binascii.Error:
            return b""


def undo(content: bytes, encoding: str) -> bytes:
    """The bytes as they were before they were made fit for the wire."""
    match encoding.strip().strip("\"'").split(";")[0].strip():
        case "base64" | "base-64" | "b":
            return from_base64(content)
        case "quoted-printable" | "quotedprintable" | "q":
            return from_quoted_printable(content)
        case "x-uuencode" | "x-uue" | "uuencode" | "uue":
            return from_uuencode(content)
    return content
