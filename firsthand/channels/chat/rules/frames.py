"""What a visitor's browser may say on its socket. Pure."""

import json
import re
from dataclasses import dataclass
from typing import Any

from firsthand.kit.text import one_line, without_nulls

LONGEST = 8_000  # characters of one message
MOST_FILES = 10
TOKEN = re.compile(r"[A-Za-z0-9_-]{32,100}")
NAME = re.compile(r"[A-Za-z0-9-]{8,36}")  # as a browser makes one: crypto.randomUUID()
LARGEST = 10**18


@dataclass(frozen=True)
class Hello:
    """Who is there: the browser's own token once it has written, and the site's word where it gives one."""

    token: str
    identity: str
    language: str
    after: int


@dataclass(frozen=True)
class Say:
    """A message under the name that the browser gave it, with the numbers of files that it has brought."""

    name: str
    text: str
    files: tuple[int, ...]
    page: str


@dataclass(frozen=True)
class Typing:
    is_writing: bool


@dataclass(frozen=True)
class Seen:
    up_to: int


@dataclass(frozen=True)
class Earlier:
    """They want to read what was said before this message."""

    before: int


@dataclass(frozen=True)
class Here:
    """Whether somebody looks at the page."""

    is_here: bool


@dataclass(frozen=True)
class ReachMe:
    """Where an answer goes when they have left."""

    address: str
    name: str


@dataclass(frozen=True)
class Ping:
    number: int


@dataclass(frozen=True)
class Unclear:
    sentence: str


Frame = Hello | Say | Typing | Seen | Earlier | Here | ReachMe | Ping | Unclear
UNCLEAR = Unclear("This is nothing that a chat understands.")


def frame_in(text: str) -> Frame:
    """What was said; never an error, whatever came."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return Unclear("This is not JSON.")
    match said:
        case {"hello": dict(parts)}:
            return _hello(parts)
        case {"say": dict(parts)}:
            return _say(parts)
        case {"typing": bool(is_writing)}:
            return Typing(is_writing)
        case {"seen": int(up_to)} if not isinstance(up_to, bool) and 0 < up_to < LARGEST:
            return Seen(up_to)
        case {"earlier": int(before)} if not isinstance(before, bool) and 0 < before < LARGEST:
            return Earlier(before)
        case {"here": bool(is_here)}:
            return Here(is_here)
        case {"reach": {"address": str()} as parts}:
            address, name = _text(parts, "address"), _text(parts, "name")
            return ReachMe(one_line(address, at_most=254), one_line(name, at_most=120))
        case {"ping": int(number)}:
            return Ping(number)
    return UNCLEAR


def _hello(parts: dict[str, Any]) -> Frame:
    token, after = _text(parts, "token"), parts.get("after", 0)
    if token and not TOKEN.fullmatch(token):
        return UNCLEAR
    if not isinstance(after, int) or isinstance(after, bool) or not 0 <= after < LARGEST:
        return UNCLEAR
    return Hello(token, _text(parts, "identity"), _text(parts, "language")[:10], after)


def _say(parts: dict[str, Any]) -> Frame:
    name, text, files = _text(parts, "id"), _text(parts, "text").strip(), parts.get("files", [])
    if not NAME.fullmatch(name) or not _are_numbers(files) or not (text or files):
        return UNCLEAR
    if len(text) > LONGEST or len(files) > MOST_FILES:
        return Unclear("This is too long for one message.")
    return Say(name, text, tuple(files), _page(parts))


def _are_numbers(files: Any) -> bool:
    return isinstance(files, list) and all(type(one) is int and 0 < one < LARGEST for one in files)


def _page(parts: dict[str, Any]) -> str:
    """Where they are; a colleague may open it, so it is a page and nothing that runs."""
    page = one_line(_text(parts, "page"), at_most=500)
    return page if page.startswith(("https://", "http://")) else ""


def _text(parts: dict[str, Any], name: str) -> str:
    value = parts.get(name, "")
    return without_nulls(value) if isinstance(value, str) else ""
