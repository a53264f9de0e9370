"""Nobody's change is lost: what was read bears its version, and a change may name the one it was made to (RFC 9110 13.1.1)."""

import re

from firsthand.api.problems import flawed

TAG = re.compile(r'(?:W/)?"?(\d{1,9})"?', re.ASCII)


def etag(version: int) -> str:
    return f'"{version}"'


def seen_version(if_match: str | None) -> int | None:
    """The version that the sender had before their eyes; None when any will do."""
    if if_match is None or if_match.strip() == "*":
        return None
    if found := TAG.fullmatch(if_match.strip()):
        return int(found[1])
    raise flawed("If-Match", 'Send the ETag that you were given, such as "3", or *.')
