"""What the customer said elsewhere, under an answer that reaches them by mail. Pure but for the language that is set."""

from html import escape

from django.utils import translation
from django.utils.translation import gettext as _


def text_with_quoted(text: str, quoted: str, *, language: str) -> str:
    """The words, and under them what they answer, marked as mail programs mark it (RFC 3676 4.5)."""
    if not quoted:
        return text
    lines = "\n".join(f"> {line}".rstrip() for line in quoted.splitlines())
    return f"{text.rstrip()}\n\n{_attribution(language)}\n{lines}\n"


def page_with_quoted(html: str, quoted: str, *, language: str) -> str:
    """The same for a page; what is quoted is plain words, so nothing in it is markup."""
    if not html or not quoted:
        return html
    lines = "<br>".join(escape(line) for line in quoted.splitlines())
    return f"{html}<p>{escape(_attribution(language))}</p><blockquote>{lines}</blockquote>"


def _attribution(language: str) -> str:
    with translation.override(language or "en"):
        return _("You wrote to us:")
