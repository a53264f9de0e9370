"""Which inline styles a letter may bring along: looks, never places, and nothing that fetches."""

import re
from functools import lru_cache

ALLOWED = frozenset(
    "background background-color border-collapse border-radius border-spacing clear color direction display float"
    " height letter-spacing line-height list-style-type max-width min-width table-layout text-align text-decoration"
    " text-indent text-transform unicode-bidi vertical-align white-space width word-break word-wrap"
    " overflow-wrap".split()
)
FAMILIES = ("font", "margin", "padding", "border")
ADDRESS = re.compile(r"url\s*\([^)]*\)?", re.IGNORECASE)
# No backslash (an escape could spell url), no comment, and of functions only colours.
PLAIN = re.compile(r"(?:[\w\s#%.,'\"!+-]|\b(?:rgb|hsl)a?\([\d\s.,%/deg-]*\))*", re.IGNORECASE)


@lru_cache(maxsize=2048)  # a newsletter repeats a dozen styles a hundred times
def safe_style(style: str) -> str:
    """The declarations that only change how words look."""
    return ";".join(kept for each in style[:4000].split(";") if (kept := safe_declaration(each)))


def safe_declaration(declaration: str) -> str:
    """The declaration without addresses, or nothing when it could do more than look."""
    name, _, value = declaration.partition(":")
    name, value = name.strip().lower(), ADDRESS.sub("", value).strip()
    if not value or not (name in ALLOWED or name.split("-")[0] in FAMILIES):
        return ""
    if name.startswith("margin") and "-" in value:  # a negative margin pulls words over others
        return ""
    return f"{name}:{value}" if PLAIN.fullmatch(value) else ""
