"""What the customer may count on, under the words of an answer. Pure."""

from collections.abc import Sequence
from html import escape

DASH = "–"


def with_promises(words: str, promised: Sequence[str]) -> str:
    """The words, and under them what is promised, a line each; words alone where nothing is."""
    return "\n\n".join([words.rstrip(), "\n".join(f"{DASH} {line}" for line in promised)]) if promised else words


def page_with_promises(html: str, promised: Sequence[str]) -> str:
    """The same for a page; what is promised is plain words, so nothing in it is markup."""
    if not html or not promised:
        return html
    return html + "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in promised) + "</ul>"
