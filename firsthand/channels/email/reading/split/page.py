"""A page as lines, with our own marks where the mail program says what is quotation and signature."""

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from firsthand.channels.email.reading.split.signatures import is_signature
from firsthand.kit.html.words import Frame, to_text

# Marks from the private area of Unicode; they are taken out of the letter's own words first.
QUOTED = "\ue010"  # a line of what a program calls quoted
HEAD = "\ue011"  # an attribution follows
CUT = "\ue012"  # all below is quotation
INDENTED = "\ue013"  # a quotation by its shape only
SIGNED, END_SIGNED = "\ue014", "\ue015"
MARKS = re.compile("[\ue010-\ue015]")
ALONE = frozenset((HEAD, CUT, SIGNED, END_SIGNED))

ATTRIBUTIONS = frozenset(
    "gmail_attr moz-cite-prefix gmail_quote gmail_quote_container tutanota_quote_attribution".split()
)
# Elements that hold what is quoted, and nothing else
QUOTATIONS = frozenset(
    "yahoo_quoted iosymail_quote yahooquoted zmail_extra protonmail_quote tutanota_quote ntes-mailmaster-quote fastmail-quote"
    " hmmessage_quote moz-forward-container front-blockquote gmx_quote mam-quote missive_quote mailbird-quote".split()
)
QUOTATION_CLASSES = tuple(QUOTATIONS)  # Yahoo writes its own before it, such as `ydp1a2b3c`
QUOTATION_IDS = frozenset(
    "mail-editor-reference-message-container isreplycontent isforwardcontent olk_src_body_section origbody".split()
)
QUOTATION_NAMES = frozenset(("quote", "messagereplysection", "quoted-content"))
# Elements that stand above what is quoted
CUTS = frozenset(("outlookmessageheader", "ms-outlook-mobile-reference-message"))
CUT_IDS = frozenset("divrplyfwdmsg appendonsend replysplit orimsghtmlseperator stopspelling zwchr".split())
SIGNATURES = frozenset(
    "gmail_signature moz-signature protonmail_signature_block signature_block applemailsignature elementtoproof_signature"
    " gmail_signature_prefix".split()
)
SIGNATURE_IDS = frozenset(
    "signature applemailsignature ms-outlook-mobile-signature composer_signature yahoo-signature tutanota_signature".split()
)
SIGNATURE_NAMES = frozenset(("messagesignaturesection",))
LONGEST_SIGNATURE = 60  # lines
MAIL_RU = re.compile(r"border-left\s*:\s*1px solid #0857a6", re.IGNORECASE)
OUTLOOK_RULE = re.compile(r"border-top\s*:\s*(?:solid\s+#|#\w+ 1pt solid)|border-top-style\s*:\s*solid", re.IGNORECASE)


def to_lines(html: str) -> str:
    """The page's words with marks."""
    return to_text(MARKS.sub("", html), framing=framing)


def framing(node: LexborNode) -> Frame | None:
    """What a mail program says by an element's class, id or kind."""
    attributes = node.attributes
    if not attributes:
        return Frame(prefix=INDENTED + "> ") if node.tag == "blockquote" else None
    classes = {each.removeprefix("x_") for each in (attributes.get("class") or "").lower().split()}
    mark = (attributes.get("id") or "").lower().removeprefix("x_")
    name = (attributes.get("name") or "").lower()
    if node.tag == "blockquote":
        return Frame(prefix="> " if is_citation(node, classes, mark) else INDENTED + "> ")
    if classes & CUTS or mark in CUT_IDS or is_outlook_head(node):
        return Frame(before=CUT)
    if any(each.endswith(QUOTATION_CLASSES) for each in classes) or mark in QUOTATION_IDS or name in QUOTATION_NAMES:
        return Frame(prefix=QUOTED)
    if classes & ATTRIBUTIONS or mark == "reply-intro":
        return Frame(before=HEAD)
    if classes & SIGNATURES or mark in SIGNATURE_IDS or name in SIGNATURE_NAMES:
        return Frame(before=SIGNED, after=END_SIGNED)
    return None


def is_citation(node: LexborNode, classes: set[str], mark: str) -> bool:
    """Whether the quotation was made by a mail program. Buttons of Gmail and Outlook make ruled ones, too, for emphasis."""
    attributes = node.attributes
    if (
        (attributes.get("type") or "").lower() == "cite"
        or "cite" in attributes
        or classes & QUOTATIONS
        or mark in QUOTATION_IDS
    ):
        return True
    return bool(MAIL_RU.search(attributes.get("style") or ""))


def is_outlook_head(node: LexborNode) -> bool:
    """Whether this is the ruled box in which Outlook copies the head of what it quotes, in any language."""
    if node.tag != "div" or not OUTLOOK_RULE.search(node.attributes.get("style") or ""):
        return False
    return sum(each.text(deep=True).strip().endswith((":", "：")) for each in node.css("b,strong")) >= 3


def attribution_said(lines: Sequence[str], last: int) -> int | None:
    """Where an attribution begins that the mail program marked as one and that ends on this line; else None."""
    for at in range(last, max(last - 8, -1), -1):
        if lines[at] == HEAD:
            return at
        if lines[at].startswith((">", INDENTED)):
            return None
    return None


def without_signature(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines without the signatures that a program marked above any quotation, and those; words typed into one stay."""
    rest: list[str] = []
    signed: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if line == CUT or line.startswith((">", QUOTED)):
            break
        if line == SIGNED and END_SIGNED in lines[at : at + LONGEST_SIGNATURE]:
            end = lines.index(END_SIGNED, at)
            (signed if is_signature(lines[at + 1 : end], told=2) else rest).extend(lines[at : end + 1])
            at = end
        else:
            rest.append(line)
        at += 1
    return [*rest, *lines[at:]], signed
