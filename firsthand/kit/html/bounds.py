"""Which HTML may be parsed at all: parsers follow the standard, and the standard is quadratic in depth."""

import re
from collections import Counter
from itertools import islice

LONGEST = 1_000_000  # characters
MOST_TAGS = 40_000  # a parsed tag costs 10 µs and more; a year of quoted letters has 30,000
DEEPEST = 400  # 100,000 nested <div> hold a parser for minutes; 400 cost nothing, and no mailer reaches 100
LONG_TAG = 1_200  # characters of a tag from which its attributes are counted; parsers compare each with all others
MOST_SEPARATORS = 600
MOST_ENDS_IN_QUOTES = 30  # ">" inside values hides how long a tag is
MOST_ENTITIES = 100_000
MOST_WORDS_OF_A_TRAP = 200_000  # characters
MOST_COPIES = 3_000_000  # unclosed <font> are opened anew in every paragraph (the "adoption agency")

TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,40})")
SEPARATOR = re.compile(r"[\s/=]+")
END_IN_QUOTES = re.compile(r"=\s*+(?:\"[^\">]*+>|'[^'>]*+>)")
ANY_TAG = re.compile(r"<(script|style|title)\b.*?</\1\s*>|<!--.*?-->|</?[a-zA-Z!?][^<>]*>", re.DOTALL | re.IGNORECASE)
INLINE_PICTURE = re.compile(r"data:[a-z/+.-]{0,40};base64,[A-Za-z0-9+/=\s]{1000,}", re.IGNORECASE)
VALUE_PICTURE = re.compile(r"=\s*[\"']data:[a-z/+.-]{0,40};base64,[A-Za-z0-9+/=\s]*[\"']", re.IGNORECASE)
CLOSE_THEMSELVES = frozenset(
    "p li td th tr tbody thead tfoot dt dd option optgroup colgroup rp rt area base br col embed hr img "
    "input link meta param source track wbr !doctype html head body o:p".split()
)
FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())


def is_too_long(html: str) -> bool:
    """Whether words will be left out."""
    return html.count("<") > MOST_TAGS or (len(html) > LONGEST and len(INLINE_PICTURE.sub("", html)) > LONGEST)


def bounded(html: str) -> str:
    """The same HTML when a parser can bear it; shorter when it is too long, and only its words when it is a trap."""
    html = html.replace("\x00", "")
    if len(html) > LONGEST:
        html = INLINE_PICTURE.sub("", html)[:LONGEST]
    if html.count("<") > MOST_TAGS:
        html = html[: next(islice(re.finditer("<", html), MOST_TAGS, None)).start()]
    return without_tags(html) if is_trap(html) else html


def is_trap(html: str) -> bool:
    """Whether parsing this would take much longer than its length promises."""
    if html.count("&") > MOST_ENTITIES or is_crowded(html):
        return True
    tags = html.count("<")
    if tags <= DEEPEST:
        return False
    depth, formatting = depths(html)
    return depth > DEEPEST or formatting * tags > MOST_COPIES


def is_crowded(html: str) -> bool:
    """Whether one tag may carry more attributes than anybody would write."""
    for piece in html.split(">"):
        if len(piece) > LONG_TAG and (begin := piece.find("<")) >= 0:
            tag = VALUE_PICTURE.sub("", piece[begin:])
            if len(tag) > LONG_TAG and len(SEPARATOR.findall(tag)) > MOST_SEPARATORS:
                return True
    return len(END_IN_QUOTES.findall(html)) > MOST_ENDS_IN_QUOTES


def depths(html: str) -> tuple[int, int]:
    """How deep elements, and how deep formatting elements, are left open at the worst place; never less than true."""
    opened: Counter[str] = Counter()
    depth = deepest = formatting = most = 0
    for closing, name in TAG.findall(html.lower()):
        if name in CLOSE_THEMSELVES or (closing and not opened[name]):
            continue
        step = -1 if closing else 1
        opened[name] += step
        depth += step
        if name in FORMATTING:
            formatting += step
            most = max(most, formatting)
        if depth > deepest:
            deepest = depth
    return deepest, most


def without_tags(html: str) -> str:
    """The words between the tags, one paragraph, found without parsing."""
    words = ANY_TAG.sub(" ", html)[:MOST_WORDS_OF_A_TRAP]
    return "<pre>" + words.replace("<", "&lt;").replace(">", "&gt;") + "</pre>"
