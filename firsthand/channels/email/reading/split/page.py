"""A page as lines, with our own marks where the mail program says what is quotation and signature."""

import re

from selectolax.lexbor import LexborNode

from firsthand.kit.html.words import Frame, to_text

# Marks from the private area of Unicode; they are taken out of the letter's own words first.
HEAD = "\ue011"  # an attribution follows
CUT = "\ue012"  # all below is quotation
INDENTED = "\ue013"  # a quotation by its shape only
SIGNED, END_SIGNED = "\ue014", "\ue015"
MARKS = re.compile("[\ue010-\ue015]")
ALONE = frozenset((HEAD, CUT, SIGNED, END_SIGNED))

ATTRIBUTIONS = frozenset(
    "gmail_attr moz-cite-prefix gmail_quote gmail_quote_container protonmail_quote tutanota_quote_attribution".split()
)
CUTS = frozenset(
    "outlookmessageheader yahoo_quoted ms-outlook-mobile-reference-message zmail_extra ntes-mailmaster-quote"
    " iosymail_quote yahooquoted hmmessage_quote fastmail-quote".split()
)
CUT_IDS = frozenset(
    "divrplyfwdmsg appendonsend mail-editor-reference-message-container isreplycontent isforwardcontent replysplit"
    " olk_src_body_section reply-intro origbody oriMsgHtmlSeperator".lower().split()
)
SIGNATURES = frozenset(
    "gmail_signature moz-signature protonmail_signature_block signature_block applemailsignature elementtoproof_signature".split()
)
SIGNATURE_IDS = frozenset(
    "signature applemailsignature ms-outlook-mobile-signature ms-outlook-mobile-body-separator-line"
    " linebreakatbeginningofsignature_ composer_signature yahoo-signature".split()
)
RULED = re.compile(r"border-left(?:-width|-style)?\s*:|border-inline-start", re.IGNORECASE)
OUTLOOK_RULE = re.compile(r"border-top\s*:\s*solid\s+#(?:e1e1e1|b5c4df)", re.IGNORECASE)


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
    if node.tag == "blockquote":
        return Frame(prefix="> " if is_citation(node, classes) else INDENTED + "> ")
    if classes & CUTS or mark in CUT_IDS or (attributes.get("name") or "") == "quote" or is_outlook_head(node):
        return Frame(before=CUT)
    if classes & ATTRIBUTIONS:
        return Frame(before=HEAD)
    if classes & SIGNATURES or mark in SIGNATURE_IDS:
        return Frame(before=SIGNED, after=END_SIGNED)
    return None


def is_citation(node: LexborNode, classes: set[str]) -> bool:
    """Whether the quotation was made by a mail program, not by the writer for emphasis."""
    attributes = node.attributes
    if (attributes.get("type") or "").lower() == "cite" or "cite" in attributes or "quote" in " ".join(classes):
        return True
    return bool(RULED.search(attributes.get("style") or ""))


def is_outlook_head(node: LexborNode) -> bool:
    """Whether this is the ruled box in which Outlook copies the head of what it quotes, in any language."""
    if node.tag != "div" or not OUTLOOK_RULE.search(node.attributes.get("style") or ""):
        return False
    return sum(each.text(deep=True).strip().endswith((":", "：")) for each in node.css("b,strong")) >= 3


def attribution_said(lines: list[str], last: int) -> int | None:
    """Where an attribution begins that the mail program marked as one and that ends on this line; else None."""
    for at in range(last, max(last - 8, -1), -1):
        if lines[at] == HEAD:
            return at
        if lines[at].startswith((">", INDENTED)):
            return None
    return None


def without_signature(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines without the first signature that stands above any quotation, and that signature."""
    if SIGNED not in lines:
        return lines, []
    begin = lines.index(SIGNED)
    if any(line.startswith((">", CUT)) for line in lines[:begin]) or END_SIGNED not in lines[begin:]:
        return lines, []
    end = lines.index(END_SIGNED, begin)
    return [*lines[:begin], *lines[end + 1 :]], lines[begin + 1 : end]
