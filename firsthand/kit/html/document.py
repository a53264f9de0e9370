"""A parsed page without what nobody is meant to see."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from firsthand.kit.html.bounds import bounded
from firsthand.kit.html.sheets import dressed

HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
UNSEEN = ["head", "script", "style", "title", "template", "iframe", "object", "svg", "math", "audio", "video", "map"]
# A parser that would run scripts takes what stands in <noscript> for one word; ours runs none and shows it.
NOSCRIPT = re.compile(r"</?noscript\b[^>]*>", re.IGNORECASE)


def parse(html: str) -> LexborNode | None:
    """The body of the page; None when there is none. Hidden preheaders are gone, so is everything that is no words."""
    tree = LexborHTMLParser(dressed(NOSCRIPT.sub("", bounded(html))))
    body = tree.body
    if body is None:
        return None
    for node in body.css(",".join(UNSEEN)):
        node.decompose()
    for node in body.css("[style],[hidden]"):
        if is_hidden(node):
            node.decompose()
    return body


def is_hidden(node: LexborNode) -> bool:
    """Whether the element says of itself that it is not shown."""
    attributes = node.attributes
    style = (attributes.get("style") or "").lower()
    return "hidden" in attributes or (("none" in style or "hidden" in style) and bool(HIDDEN.search(style)))
