"""The head of a letter or part: fields as they came, and as they were meant."""

import re
from dataclasses import dataclass, field

from firsthand.channels.email.reading.charsets import decode
from firsthand.channels.email.reading.transfer import from_base64
from firsthand.channels.email.reading.trouble import Trouble

LONGEST = 2_000_000  # bytes of one head
LONGEST_WORDS = 50_000  # bytes of one field that are opened
MOST = 2_000  # fields of one head
# Own reading rather than email.parser: a tenth of its time, bounded, and it neither raises nor loses raw bytes.
FIELD = re.compile(rb"^([!-9;-~]{1,200}?)[ \t]*:([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)", re.MULTILINE)
END_OF_HEAD = re.compile(rb"\n\r?\n")
PUSHED_IN = re.compile(rb"[ \t]{1,20}([!-9;-~]{1,200}?)[ \t]*:([^\r\n]*)")
FOLD = re.compile(rb"\r?\n[ \t]*")
WORDS = re.compile(rb"[^\s]")
EMPTY = [b""]


@dataclass(frozen=True)
class Head:
    """Fields by lower-case name, each with its raw values in order; `end` is where the body begins."""

    fields: dict[str, list[bytes]] = field(default_factory=dict)
    end: int = 0

    def raw(self, name: str) -> bytes:
        """The first value of the field that says something, b"" when none does."""
        return next(filter(None, self.fields.get(name, EMPTY)), b"")

    def plain(self, name: str) -> str:
        """The first value as it stands, in lower case, for fields that hold machine words."""
        return self.raw(name).decode("latin-1").strip().lower()

    def all(self, name: str) -> list[bytes]:
        """Each value of the field."""
        return self.fields.get(name, [])


def head_of(raw: bytes, *, start: int, stop: int, trouble: Trouble) -> Head:
    """The fields between start and the first empty line; what is no field among them is passed over."""
    end, body = end_of_head(raw, start=start, stop=stop)
    fields: dict[str, list[bytes]] = {}
    if raw[start : start + 1] in (b" ", b"\t") and (pushed := PUSHED_IN.match(raw, start, end)):
        fields[pushed[1].decode("ascii").lower()] = [pushed[2].strip()]
        start = pushed.end()
    last, count = start, 0
    for found in FIELD.finditer(raw, start, min(end, start + LONGEST)):
        count += 1
        if count > MOST:
            break
        last = found.end()
        value = found[2]
        fields.setdefault(found[1].decode("ascii").lower(), []).append(
            FOLD.sub(b" ", value).strip() if b"\n" in value else value.strip()
        )
    if count > MOST or end - start > LONGEST:
        trouble.note("header-cut")
    elif words := WORDS.search(raw, last, end):
        # No empty line before the words (RFC 5322 forbids it, gateways do it): they begin after the last field.
        return Head(fields, words.start() if fields else start)
    return Head(fields, body)


def end_of_head(raw: bytes, *, start: int, stop: int) -> tuple[int, int]:
    """Where the fields end and where the body begins."""
    if raw[start : start + 1] == b"\n":
        return start, start + 1
    if raw[start : start + 2] == b"\r\n":
        return start, start + 2
    found = END_OF_HEAD.search(raw, start, stop)
    return (found.start() + 1, found.end()) if found else (stop, stop)


# A content may hold a question mark that should have been coded, and the last may be cut off; it never holds a beginning.
CONTENT = r"(?:[^?=]|=(?!\?[^=])|\?(?!=))*"
ENCODED = re.compile(rf"=\?([^?\s]{{1,60}})\?([bBqQ])\?({CONTENT})(?:\?=|\??$)")
BETWEEN = re.compile(rf"(=\?[^?\s]{{1,60}}\?[bBqQ]\?{CONTENT}\?=)\s+(?==\?[^?\s]{{1,60}}\?[bBqQ]\?)")
WRAPPED = re.compile(rf"(?:=\?[^?\s]{{1,60}}\?[bBqQ]\?{CONTENT}\?=\s*)+")
SPACES = re.compile(r"[\x00-\x20\x7f\u0085\u2028\u2029]+")


def meant(value: bytes, *, trouble: Trouble) -> str:
    """The words of a field: encoded words opened (RFC 2047), raw bytes in whatever charset, all on one line."""
    value = value[:LONGEST_WORDS]
    words = (
        value.decode("ascii")
        if value.isascii() and b"\x1b" not in value
        else decode(value, trouble.charset, trouble=trouble)
    )
    if "=?" in words:
        words = open_words(words, trouble=trouble)
        if WRAPPED.fullmatch(words):  # a gateway wrapped what was wrapped
            words = open_words(words, trouble=trouble)
    return SPACES.sub(" ", words).strip()


def open_words(words: str, *, trouble: Trouble) -> str:
    """Encoded words in their letters; neighbours of one charset are joined first, as mailers cut letters in two."""
    words = BETWEEN.sub(r"\1", words)
    out: list[str] = []
    pending, charset, last = b"", "", 0
    for found in ENCODED.finditer(words := cut_quads_joined(words)):
        name = found[1].split("*")[0]
        if found.start() != last or name.lower() != charset.lower():
            out.append(decode(pending, charset, trouble=trouble) if pending else "")
            pending = b""
            out.append(words[last : found.start()])
        pending, charset, last = pending + unwrap(found[2], found[3]), name, found.end()
    out.append(decode(pending, charset, trouble=trouble) if pending else "")
    out.append(words[last:])
    return "".join(out)


def cut_quads_joined(words: str) -> str:
    """Words whose base64 was cut anywhere, not after four marks, are one word again."""
    if "?==?" not in words:
        return words
    out: list[str] = []
    for found in ENCODED.finditer(words):
        before = ENCODED.fullmatch(out[-1]) if out else None
        if before and before[2] in "bB" and found[2] in "bB" and before[1].lower() == found[1].lower():
            content = before[3].replace(" ", "")
            if len(content) % 4 and not content.endswith("="):
                out[-1] = f"=?{before[1]}?B?{content}{found[3]}?="
                continue
        out.append(found[0])
    return "".join(out) if len("".join(each[0] for each in ENCODED.finditer(words))) == len(words) else words


def unwrap(kind: str, content: str) -> bytes:
    """The bytes inside one encoded word."""
    if kind in "bB":
        return from_base64(content.encode("utf-8", "replace"))
    spaced = content.replace("_", " ").encode("utf-8", "replace")
    return QUOTED.sub(lambda found: bytes([int(found[1], 16)]), spaced)


QUOTED = re.compile(rb"=([0-9A-Fa-f]{2})")
