"""A field with parameters, such as Content-Type (RFC 2045, 5.1; RFC 2231)."""

import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from firsthand.channels.email.reading.charsets import decode
from firsthand.channels.email.reading.headers import meant
from firsthand.channels.email.reading.trouble import Trouble

PARAMETER = re.compile(r";[;\s]*([A-Za-z0-9!#$%&'+.^_`|~*-]{1,80})\s*[=:]\s*(\"(?:[^\"\\]|\\.)*\"?|[^;]*)")
BLANK_BEFORE_NAME = re.compile(
    r"\s+(?=(?:charset|format|delsp|boundary|name|filename|type|method|protocol|micalg)\*?[0-9*]{0,4}\s*=)",
    re.IGNORECASE,
)
COMMENT = re.compile(r"\s+\([^()\"]{0,200}\)\s*$")
LONGEST = 20_000


@dataclass(frozen=True)
class Valued:
    """The value in lower case, and its parameters by lower-case name."""

    value: str
    parameters: dict[str, str]


def valued(raw: bytes, *, trouble: Trouble) -> Valued:
    """The field taken apart; parts of a parameter are joined in their order, their charset applied."""
    words = as_words(raw[:LONGEST], trouble=trouble)
    if ONLY_PARAMETERS.match(words):
        words = ";" + words
    if "=" in words and '"' not in words:
        words = BLANK_BEFORE_NAME.sub("; ", words)  # parameters that only blanks part
    value = COMMENT.sub("", words.split(";", 1)[0]).strip(" \t\"'").lower()
    if ";" not in words:
        return Valued(value, {})
    pieces: dict[str, list[tuple[int, bool, str]]] = {}
    for name, content in PARAMETER.findall(words):
        base, number, coded = section(name.lower())
        pieces.setdefault(base, []).append((number, coded, unquoted(content)))
    return Valued(value, {name: joined(each, trouble=trouble) for name, each in pieces.items()})


def as_words(raw: bytes, *, trouble: Trouble) -> str:
    """The field in which quotes and semicolons mean something: those inside Japanese letters do not (ISO 2022)."""
    if b"\x1b$" in raw:
        return decode(raw, "iso-2022-jp", trouble=trouble)
    return raw.decode("utf-8", "surrogateescape")


ONLY_PARAMETERS = re.compile(r"\s*(?:filename|name|charset|boundary)[*0-9]{0,4}\s*=", re.IGNORECASE)


def section(name: str) -> tuple[str, int, bool]:
    """`filename*1*` is the second piece of `filename`, percent-coded."""
    coded = name.endswith("*")
    base, _, number = name.rstrip("*").partition("*")
    return base, int(number) if number.isdigit() and len(number) < 4 else -1, coded


def unquoted(content: str) -> str:
    content = content.strip()
    if content.startswith('"'):
        # A backslash guards only quotes and itself; elsewhere it is a path of Windows, whose last piece is the name.
        return re.sub(r"\\([\"\\])", r"\1", content[1:].removesuffix('"'))
    return COMMENT.sub("", content)


def joined(pieces: list[tuple[int, bool, str]], *, trouble: Trouble) -> str:
    """The whole value. The coded form wins over a plain copy beside it (RFC 6266, 4.3)."""
    if not any(coded or number >= 0 for number, coded, _ in pieces):
        return meant(pieces[0][2].encode("utf-8", "surrogateescape"), trouble=trouble)
    pieces = sorted((each for each in pieces if each[1] or each[0] >= 0), key=lambda each: each[0])
    charset, content = "", b""
    for number, coded, words in pieces:
        if coded and number <= 0 and words.count("'") >= 2:
            charset, _, words = words.split("'", 2)
        said = words.encode("utf-8", "surrogateescape")
        content += unquote_to_bytes(said) if coded else said
    if not charset or b"=?" in content:
        return meant(content, trouble=trouble)
    return decode(content, charset, trouble=trouble)
