"""A letter as signatures see it: its fields exactly as they came, and its body with CRLF line ends. Pure."""

import re
from dataclasses import dataclass
from functools import cached_property

LONGEST_HEAD = 2_000_000  # bytes
BARE = re.compile(rb"(?<!\r)\n")
BLANKS = re.compile(rb"[ \t]+")
FOLD = re.compile(rb"\r\n(?=[ \t])")
FIELD = re.compile(rb"([!-9;-~]+)[ \t]*:")


@dataclass(frozen=True)
class Field:
    """One field: its name in lower case, and all of it with the line ends."""

    name: bytes
    raw: bytes

    @property
    def value(self) -> bytes:
        return self.raw.partition(b":")[2]

    def relaxed(self) -> bytes:
        """As RFC 6376 3.4.2 writes it, without a line end."""
        return self.name + b":" + BLANKS.sub(b" ", FOLD.sub(b"", self.value)).strip(b" \r\n")

    def simple(self) -> bytes:
        """As it came, without its last line end (RFC 6376 3.4.1)."""
        return self.raw.removesuffix(b"\r\n")


@dataclass(frozen=True)
class Signed:
    """The fields in their order, and the body."""

    fields: tuple[Field, ...]
    body: bytes

    def named(self, name: bytes) -> list[Field]:
        """The fields of this name, from the top."""
        return [one for one in self.fields if one.name == name]

    @cached_property
    def simple_body(self) -> bytes:
        """Without empty lines at its end (RFC 6376 3.4.3)."""
        return _without_empty_lines(self.body) or b"\r\n"

    @cached_property
    def relaxed_body(self) -> bytes:
        """Without blanks at the ends of lines, and single ones within (RFC 6376 3.4.4)."""
        # In two steps: one pattern for "blanks before a line end" walks a long row of blanks again and again.
        single = BLANKS.sub(b" ", self.body).replace(b" \r\n", b"\r\n")
        return _without_empty_lines(single.removesuffix(b" "))


def parse(raw: bytes) -> Signed:
    """The letter, taken apart."""
    whole = BARE.sub(b"\r\n", raw)
    if whole.startswith(b"From "):  # the line that mbox files put before each letter
        whole = whole.partition(b"\r\n")[2]
    head, _, body = whole.partition(b"\r\n\r\n") if not whole.startswith(b"\r\n") else (b"", b"", whole[2:])
    fields: list[Field] = []
    for line in FOLD.sub(b"\x00", head[:LONGEST_HEAD]).split(b"\r\n"):
        raw_field = line.replace(b"\x00", b"\r\n") + b"\r\n"
        if found := FIELD.match(raw_field):
            fields.append(Field(found[1].lower(), raw_field))
    return Signed(tuple(fields), body)


def _without_empty_lines(body: bytes) -> bytes:
    end = len(body)
    while body.endswith(b"\r\n", 0, end) and end:
        end -= 2
    return body[:end] + b"\r\n" if end else b""
