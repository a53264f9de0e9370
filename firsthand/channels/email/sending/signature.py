"""A representative's signature under their words. Pure."""

from html import escape

# Mail programs know a signature by this line and leave it out when they quote (RFC 3676 4.3: dash dash space).
MARK = "-- "


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
