"""Header fields, exactly as they are meant: nothing that was smuggled into a value becomes a field. Pure.

Written by hand: the standard library decodes an encoded word that somebody typed into a subject or a name, lets line
breaks out of it (CVE-2024-6923), and breaks Message-IDs longer than a line into encoded words.
"""

import base64
import re
from collections.abc import Iterable

from firsthand.kit.text import one_line

LINE = 76
LONGEST_WORD = 900  # RFC 5322 2.1.1: 998 with the field's name
IN_A_WORD = 45  # bytes that fit into an encoded word of 75 characters (RFC 2047 2)
PRINTABLE = re.compile(r"[ -~]*")
PHRASE = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")
DOT_ATOM = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u00a1-\U0010ffff-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u00a1-\U0010ffff-]+)*"
)
DOMAIN = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*|\[[A-Za-z0-9.:]+\]")
ID = re.compile(r"[!-;=?-~]{1,900}")


class NoAddress(ValueError):
    """Nobody can be written to there."""


def field(name: str, value: str) -> bytes:
    """One field with its line end."""
    return f"{name}: {value}\r\n".encode()


def words(text: str) -> str:
    """Words of any alphabet on lines of their length (RFC 2047)."""
    line = one_line(text)
    pieces = line.split(" ")
    if PRINTABLE.fullmatch(line) and "=?" not in line and all(len(piece) <= LONGEST_WORD for piece in pieces):
        return _folded(pieces)
    return "\r\n ".join(_encoded(line))


def mailbox(name: str, address: str) -> str:
    """A name with its address (RFC 5322 3.4); raises `NoAddress`."""
    where = addr_spec(address)
    shown = one_line(name, at_most=200)
    return f"{_phrase(shown)} <{where}>" if shown else where


def addr_spec(address: str) -> str:
    """The address as servers take it: the domain in ASCII (RFC 5890), an unusual local part in quotes.

    Raises `NoAddress`.
    """
    local, _, domain = address.strip().rpartition("@")
    try:
        host = domain.encode("idna").decode() if not domain.isascii() else domain
    except UnicodeError as trouble:
        raise NoAddress(address) from trouble
    if not local or not DOMAIN.fullmatch(host) or one_line(local) != local:
        raise NoAddress(address)
    return f"{local if DOT_ATOM.fullmatch(local) else _quoted(_unquoted(local))}@{host}"


def message_id(reference: str) -> str:
    """A Message-ID in its brackets; empty when it cannot be written exactly."""
    return f"<{reference}>" if ID.fullmatch(reference) else ""


def message_ids(references: Iterable[str]) -> str:
    """Several, each on a line: they are never cut."""
    return "\r\n ".join(filter(None, map(message_id, references)))


def _folded(pieces: list[str]) -> str:
    lines = [""]
    for piece in pieces:
        if lines[-1] and len(lines[-1]) + len(piece) >= LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {piece}" if lines[-1] else piece
    return "\r\n ".join(lines)


def _phrase(name: str) -> str:
    if "=?" in name or not PRINTABLE.fullmatch(name):
        return "\r\n ".join(_encoded(name))
    return name if PHRASE.fullmatch(name) else _quoted(name)


def _quoted(text: str) -> str:
    return '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'


def _unquoted(local: str) -> str:
    return re.sub(r"\\(.)", r"\1", local[1:-1]) if len(local) > 1 and local[0] == local[-1] == '"' else local


def _encoded(text: str) -> list[str]:
    chunks, chunk = [], b""
    for letter in text:
        one = letter.encode("utf-8", "replace")
        if len(chunk) + len(one) > IN_A_WORD:
            chunks.append(chunk)
            chunk = b""
        chunk += one
    return [f"=?utf-8?b?{base64.b64encode(one).decode()}?=" for one in (*chunks, chunk)]
