"""The signature under a representative's words. Pure."""

import re
from collections.abc import Mapping
from html import escape

# Mail programs know a signature by this line and leave it out when they quote (RFC 3676 4.3: dash dash space).
MARK = "-- "
FIELD = re.compile(r"\{([a-z_]+)\}")
# What a mailbox's signature may name; everything else in braces is refused when it is written.
FIELDS = ("representative", "own", "brand", "organisation", "address")


def signed_text(words: str, *, signature: str) -> str:
    """The words with the signature under them, marked as one; words alone where there is none."""
    signature = signature.strip()
    return f"{words.rstrip()}\n\n{MARK}\n{signature}\n" if signature else words


def signed_html(html: str, *, signature: str) -> str:
    """The same for a page; a signature is plain words, so nothing in it is markup."""
    signature = signature.strip()
    if not html or not signature:
        return html
    lines = "<br>".join(escape(line) for line in signature.splitlines())
    return f"{html}<p>{MARK}<br>{lines}</p>"


def filled(signature: str, fields: Mapping[str, str]) -> str:
    """The signature with its fields filled in; what stands in a field is words, never a field again.

    A line that holds nothing but fields which are empty is left out: not everybody has lines of their own.
    """
    lines = (_line(line, fields) for line in signature.splitlines())
    return "\n".join(line for line in lines if line is not None).strip()


def unknown_fields(signature: str) -> list[str]:
    """The names in braces that mean nothing, in their order."""
    return [name for name in FIELD.findall(signature) if name not in FIELDS]


def _line(line: str, fields: Mapping[str, str]) -> str | None:
    said = FIELD.sub(lambda found: fields.get(found[1], "").strip(), line).rstrip()
    return None if not said.strip() and FIELD.search(line) else said
