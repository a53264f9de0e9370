"""An mbox, letter by letter (RFC 4155, and what mailers make of it)."""

import re
from collections.abc import Iterator
from typing import IO

# A line that begins a letter: "From ", whoever sent it, and a date as asctime writes it. "From there on" begins none.
BEGINS = re.compile(
    rb"From (?:\S+|\"[^\"\r\n]*\"\S*|-) +(?:\S+ +)?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? [^\r\n]{0,20}\d\d:\d\d[^\r\n]*\d{4}[^\r\n]*\r?\n?$"
)
ESCAPED = re.compile(rb">+From ")
LARGEST = 60 * 1024 * 1024
LINE = 1 << 20


class TooLarge(Exception):
    """A letter above sixty megabytes."""


def begins_mbox(start: bytes) -> bool:
    """Whether these first bytes of a file are those of an mbox."""
    return bool(BEGINS.match(start.partition(b"\n")[0] + b"\n"))


def letters_in(mbox: IO[bytes]) -> Iterator[bytes | None]:
    """Each letter without its first line and its escapes; None for one that is larger than we take."""
    kept: list[bytes] = []
    size, after_blank, is_line_start, begun = 0, True, True, False
    while line := mbox.readline(LINE):
        if is_line_start and after_blank and BEGINS.match(line):
            if begun:
                yield _letter(kept, size)
            kept, size, begun = [], 0, True
        elif begun:
            # One sign is taken away from every ">From ", as mboxrd writes it; mboxo never wrote more than one.
            kept_line = line[1:] if is_line_start and ESCAPED.match(line) else line
            size += len(kept_line)
            if size <= LARGEST:
                kept.append(kept_line)
            else:
                kept.clear()
        after_blank = is_line_start and line in (b"\n", b"\r\n")
        is_line_start = line.endswith(b"\n")
    if begun:
        yield _letter(kept, size)


def _letter(lines: list[bytes], size: int) -> bytes | None:
    if size > LARGEST:
        return None
    # The blank line before the next letter is the mbox's own.
    if lines and lines[-1] in (b"\n", b"\r\n"):
        lines = lines[:-1]
    return b"".join(lines)
