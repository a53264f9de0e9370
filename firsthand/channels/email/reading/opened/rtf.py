"""Rich text as plain words, also out of the compressed form in which Outlook keeps it (MS-OXRTFCP, MS-OXRTFEX)."""

import re
import struct

from firsthand.channels.email.reading.charsets import codec

LARGEST = 1_000_000  # bytes once decompressed
DICTIONARY = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArial"
    b"Times New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.IGNORECASE
)
UNSEEN = frozenset(
    b"fonttbl colortbl stylesheet info pict header footer generator themedata datastore xmlnstbl listtable".split()
)
BREAKS = {b"par": "\n", b"line": "\n", b"tab": "\t", b"cell": "\t", b"row": "\n", b"emdash": "—", b"endash": "–", b"bullet": "•",
          b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"sect": "\n", b"page": "\n"}  # fmt: skip
DEEPEST = 500


def decompressed(raw: bytes) -> bytes:
    """The rich text; b"" when it is not compressed in a way that is known."""
    if len(raw) < 16:
        return b""
    size, kind = min(struct.unpack_from("<I", raw, 4)[0], LARGEST), raw[8:12]
    if kind == b"MELA":
        return raw[16 : 16 + size]
    return unfolded(raw, size=size) if kind == b"LZFu" else b""


def unfolded(raw: bytes, *, size: int) -> bytes:
    """Each run of eight pieces says by its bits which are letters and which are places in the last 4,096 letters."""
    window = bytearray(DICTIONARY.ljust(4096, b"\0"))
    at, put, out = 16, len(DICTIONARY), bytearray()
    while at < len(raw) and len(out) < size:
        flags = raw[at]
        at += 1
        for bit in range(8):
            if at >= len(raw):
                break
            if not flags >> bit & 1:
                piece, at = raw[at : at + 1], at + 1
            elif at + 1 >= len(raw):
                return bytes(out[:size])
            else:
                place = raw[at] << 8 | raw[at + 1]
                at += 2
                begin, length = place >> 4, (place & 15) + 2
                if begin == put:
                    return bytes(out[:size])
                piece = None
                for step in range(length):
                    letter = window[(begin + step) % 4096]
                    window[put] = letter
                    put = (put + 1) % 4096
                    out.append(letter)
            if piece is not None:
                window[put] = piece[0]
                put = (put + 1) % 4096
                out += piece
    return bytes(out[:size])


def to_words(rich: bytes) -> str:
    """The visible words; where the rich text was made from a page, the page's words without its tags."""
    out: list[str] = []
    hidden, skip, charset, pending = [False], 0, "cp1252", bytearray()
    is_suppressed = False

    def put(words: str) -> None:
        if pending:
            out.append(pending.decode(charset, "replace"))
            pending.clear()
        if words:
            out.append(words)

    for found in TOKEN.finditer(rich[:LARGEST]):
        word, number, code, sign, brace, plain = found.groups()
        if brace == b"{":
            hidden.append(hidden[-1]) if len(hidden) < DEEPEST else None
            continue
        if brace == b"}":
            if len(hidden) > 1:
                hidden.pop()
            continue
        if sign == b"*":
            hidden[-1] = len(hidden) > 1
            continue
        if word and word.lower() in UNSEEN:
            hidden[-1] = True
        elif word == b"ansicpg":
            charset = codec(f"cp{number.decode()}") or "cp1252" if number else charset
        elif word == b"htmlrtf":
            is_suppressed = number != b"0"
        if hidden[-1] or is_suppressed:
            continue
        if word == b"u" and number:
            put(chr(int(number) % 0x10000))
            skip = 1
        elif word in BREAKS:
            put(BREAKS[word])
        elif code:
            pending.append(int(code, 16)) if not skip else None
            skip = 0
        elif sign in (b"\\", b"{", b"}"):
            put(sign.decode())
        elif sign == b"~":
            put("\u00a0")
        elif plain:
            put("")
            put(plain[skip:].decode(charset, "replace"))
            skip = 0
    put("")
    return "".join(out).encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip("\0 \r\n\t")
