"""Pictures among the words of an answer: how its page names them (RFC 2392), and which of its files those are. Pure."""

import re
from collections.abc import Collection

PLACE = "firsthand"
PICTURE = re.compile(r"<img\b[^>]*>")
OF_OURS = re.compile(rf'\bsrc="cid:([\w-]{{1,40}})@{PLACE}"')


def content_id(token: str) -> str:
    """The name under which a page shows the file of this token."""
    return f"{token}@{PLACE}"


def shown_in(page: str) -> set[str]:
    """The tokens of the files that stand among its words."""
    return set(OF_OURS.findall(page))


def without_missing(page: str, tokens: Collection[str]) -> str:
    """The page without pictures that do not come along: no reader is shown a broken one."""
    return PICTURE.sub(lambda found: found[0] if _is_there(found[0], tokens) else "", page)


def _is_there(picture: str, tokens: Collection[str]) -> bool:
    named = OF_OURS.search(picture)
    return named[1] in tokens if named else "src=" in picture
