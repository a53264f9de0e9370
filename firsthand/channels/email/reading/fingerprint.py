"""What identifies a letter however often and by which way it comes; found without reading it."""

import hashlib
import re
from collections.abc import Iterator

HEAD = 200_000  # bytes in which the few fields are looked for
STEP = 1 << 20
LONGEST_AUTHOR = 2_000  # a search for an address is quadratic in a name without blanks
FIELDS = re.compile(
    rb"^(message-id|from|date|subject)[ \t]*:([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)", re.IGNORECASE | re.MULTILINE
)
END_OF_HEAD = re.compile(rb"\n\r?\n")
ID = re.compile(rb"<([^<>]{1,990})>")
ADDRESS = re.compile(rb"[^\s<>\"(),;:]+@[^\s<>\"(),;:]+")


def fingerprint(raw: bytes) -> str:
    """SHA-256 over Message-ID, author and words; without Message-ID over author, date, subject and words.

    Received, Delivered-To and other fields of the way count for nothing, nor do line endings and blank lines at the end.
    """
    found = END_OF_HEAD.search(raw)
    stop, body = (found.start(), found.end()) if found else (len(raw), len(raw))
    digest = hashlib.sha256()
    named = identity(raw[: min(stop, HEAD)])
    digest.update(b"\n".join(named) + b"\n")
    if not any(named[1:]):
        body = 0  # no letter at all: then every byte counts
    for piece in normalised(raw, start=body):
        digest.update(piece)
    return digest.hexdigest()


def identity(head: bytes) -> list[bytes]:
    """What the letter calls itself."""
    fields: dict[bytes, bytes] = {}
    for name, value in FIELDS.findall(head):
        fields.setdefault(name.lower(), b" ".join(value.split()))
    author = ADDRESS.findall(fields.get(b"from", b"")[-LONGEST_AUTHOR:])
    by = author[-1].lower() if author else fields.get(b"from", b"")
    if reference := fields.get(b"message-id", b""):
        found = ID.search(reference)
        return [b"id", found[1] if found else reference, by]
    return [b"no id", by, fields.get(b"date", b""), fields.get(b"subject", b"")]


def normalised(raw: bytes, *, start: int) -> Iterator[bytes]:
    """The body in pieces, with \\n for line ends and without blank lines at its end; a copy of 50 MB is never made."""
    stop = len(raw)
    while stop > start and raw[stop - 1] in b"\r\n\t ":
        stop -= 1
    while start < stop:
        end = min(start + STEP, stop)
        if raw[end - 1 : end] == b"\r" and end < stop:
            end += 1
        yield raw[start:end].replace(b"\r\n", b"\n")
        start = end
