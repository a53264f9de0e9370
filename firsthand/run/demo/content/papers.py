"""One printed page: a small valid PDF 1.4 with a title and lines (PDF reference, section 3.4)."""

import unicodedata
from collections.abc import Sequence

PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 4 0 R /B 5 0 R >> >> /Contents 6 0 R >>"


def one_page(*, title: str, lines: Sequence[str]) -> bytes:
    """An A4 page; letters outside Latin-1 lose their marks, because no font travels with it."""
    words = shown(title, lines).encode("latin-1")
    stream = f"<< /Length {len(words)} >>\nstream\n".encode() + words + b"\nendstream"
    return document(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE.encode(),
        font("Helvetica"),
        font("Helvetica-Bold"),
        stream,
    )


def shown(title: str, lines: Sequence[str]) -> str:
    rows = "".join(f"({escaped(line)}) Tj 0 -22 Td\n" for line in lines)
    rule = "0.18 0.43 0.45 rg 60 768 475 3 re f 0 g\n"
    return f"{rule}BT /B 20 Tf 60 782 Td ({escaped(title)}) Tj /F 11 Tf 0 -52 Td\n{rows}ET"


def escaped(text: str) -> str:
    bare = "".join(latin_1(letter) for letter in text)
    return bare.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def latin_1(letter: str) -> str:
    if letter.isascii():
        return letter
    return unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode() or "-"


def font(name: str) -> bytes:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()


def document(*objects: bytes) -> bytes:
    written = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(written)
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    count = len(objects) + 1
    written += f"xref\n0 {count}\n0000000000 65535 f \n{rows}".encode()
    written += f"trailer << /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(written)
