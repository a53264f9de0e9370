"""Properties as Outlook writes them in a row (MS-OXTNEF, 2.1.3.4)."""

import builtins
import struct
from dataclasses import dataclass, field

SIZES = {1: 0, 2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16}
SEVERAL, BINARY, OBJECT, NARROW, WIDE = 0x1000, 0x0102, 0x000D, 0x001E, 0x001F
ATTACHED_MESSAGE = bytes.fromhex("0703020000000000c000000000000046")  # the interface of a letter inside an attachment
MOST = 5_000


@dataclass
class Properties:
    """The first value of each property by its id, with its type; fixed-size ones are passed over."""

    values: dict[int, tuple[int, bytes]] = field(default_factory=dict)

    def bytes(self, number: int) -> builtins.bytes:
        """The value as it stands, b"" when it is missing."""
        return self.values.get(number, (0, b""))[1]

    def words(self, number: int, charset: str) -> str:
        """The value as words, "" when it is missing."""
        kind, value = self.values.get(number, (0, b""))
        said = (
            value[: len(value) & ~1].decode("utf-16-le", "replace")
            if kind == WIDE
            else value.decode(charset, "replace")
        )
        return said.split("\0", 1)[0] if kind in (NARROW, WIDE) else ""


def properties(raw: bytes) -> Properties:
    """Those that can be read; a broken one ends the row."""
    found = Properties()
    try:
        at = 4
        for _ in range(min(struct.unpack_from("<I", raw)[0], MOST)):
            at = one(raw, at, found)
    except struct.error:
        pass
    return found


def one(raw: bytes, at: int, found: Properties) -> int:
    """The property at this place is taken; where the next begins."""
    kind, number = struct.unpack_from("<HH", raw, at)
    at += 4
    if number >= 0x8000:
        at = after_name(raw, at)
    if kind & ~SEVERAL in SIZES and not kind & SEVERAL:
        return at + SIZES[kind]
    (count,) = struct.unpack_from("<I", raw, at)
    at += 4
    if kind & ~SEVERAL in SIZES:
        return at + int(count) * SIZES[kind & ~SEVERAL]
    for _ in range(min(count, MOST)):
        (length,) = struct.unpack_from("<I", raw, at)
        found.values.setdefault(number, (kind & ~SEVERAL, raw[at + 4 : at + 4 + length]))
        at += 4 + length + (-length % 4)
    return at


def after_name(raw: bytes, at: int) -> int:
    """Where a named property goes on after its name."""
    (is_text,) = struct.unpack_from("<I", raw, at + 16)
    if not is_text:
        return at + 24
    (length,) = struct.unpack_from("<I", raw, at + 20)
    return at + 24 + int(length) + (-int(length) % 4)
