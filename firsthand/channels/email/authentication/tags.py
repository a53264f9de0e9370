"""Lists of tags, as signatures, keys and policies are written (RFC 6376 3.2). Pure."""

import base64
import binascii
import re

WHITE = re.compile(r"\s+")


class BadTags(Exception):
    """It is no list of tags; the words are a code."""


def tags_of(raw: bytes) -> dict[str, str]:
    """The tags by name; raises `BadTags` where one stands twice."""
    found: dict[str, str] = {}
    for one in raw.decode("utf-8", "replace").split(";"):
        name, is_given, value = one.partition("=")
        name = name.strip().lower()
        if not name and not value.strip():
            continue
        if not is_given or name in found:
            raise BadTags("syntax")
        found[name] = value.strip()
    return found


def bytes_of(value: str) -> bytes:
    """What stands in base64; raises `BadTags`."""
    try:
        return base64.b64decode(WHITE.sub("", value), validate=True)
    except (binascii.Error, ValueError) as wrong:
        raise BadTags("syntax") from wrong


def number_of(value: str) -> int:
    """A number of at most 18 digits; raises `BadTags`."""
    if not re.fullmatch(r"\d{1,18}", value):
        raise BadTags("syntax")
    return int(value)
