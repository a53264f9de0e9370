"""Rich text as plain words, also out of the compressed form in which Outlook keeps it (MS-OXRTFCP, MS-OXRTFEX)."""

import re
import struct
from dataclasses import dataclass, field

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
MARKS = {b"\\": "\\", b"{": "{", b"}": "}", b"~": "\u00a0"}
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
    reader = Reader()
    for found in TOKEN.finditer(rich[:LARGEST]):
        reader.read(found)
    reader.put("")
    return "".join(reader.out).encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip("\0 \r\n\t")


@dataclass
class Reader:
    """Where one stands in rich text: how deep in its groups, which of them are seen, and the letters not yet decoded."""

    out: list[str] = field(default_factory=list)
    hidden: list[bool] = field(default_factory=lambda: [False])
    skip: int = 0  # letters that stand for one that was named by its number
    charset: str = "cp1252"
    pending: bytearray = field(default_factory=bytearray)
    is_suppressed: bool = False

    def read(self, found: re.Match[bytes]) -> None:
        """One token: a command, a letter by its code, a mark, a brace, or plain letters."""
        word, number, code, sign, brace, plain = found.groups()
        if brace:
            self._group(brace)
        elif sign == b"*":
            self.hidden[-1] = len(self.hidden) > 1
        else:
            self._command(word, number)
            if not self.hidden[-1] and not self.is_suppressed:
                self._show(word, number, code, sign, plain)

    def put(self, words: str) -> None:
        """The letters that wait, then these words."""
        if self.pending:
            self.out.append(self.pending.decode(self.charset, "replace"))
            self.pending.clear()
        if words:
            self.out.append(words)

    def _group(self, brace: bytes) -> None:
        if brace == b"{" and len(self.hidden) < DEEPEST:
            self.hidden.append(self.hidden[-1])
        elif brace == b"}" and len(self.hidden) > 1:
            self.hidden.pop()

    def _command(self, word: bytes | None, number: bytes | None) -> None:
        """What changes how all that follows is read."""
        if word and word.lower() in UNSEEN:
            self.hidden[-1] = True
        elif word == b"ansicpg" and number:
            self.charset = codec(f"cp{number.decode()}") or "cp1252"
        elif word == b"htmlrtf":
            self.is_suppressed = number != b"0"

    def _show(
        self, word: bytes | None, number: bytes | None, code: bytes | None, sign: bytes | None, plain: bytes | None
    ) -> None:
        if word == b"u" and number:
            self.put(chr(int(number) % 0x10000))
            self.skip = 1
        elif word in BREAKS:
            self.put(BREAKS[word])
        elif code:
            self._letter(int(code, 16))
        elif sign in MARKS:
            self.put(MARKS[sign])
        elif plain:
            self.put("")
            self.put(plain[self.skip :].decode(self.charset, "replace"))
            self.skip = 0

    def _letter(self, code: int) -> None:
        if not self.skip:
            self.pending.append(code)
        self.skip = 0
