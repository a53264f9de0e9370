"""HTML from a stranger, made safe to show in a sandboxed frame.

Pictures from elsewhere wait in `data-remote-src` until the reader consents; `src="cid:…"` of pictures that came with
the letter stays as it is, for the page to point at the stored file. What shows it may rely on nothing else fetching.
"""

import re
from html import escape

import nh3
from selectolax.lexbor import LexborNode

from firsthand.kit.html.document import parse
from firsthand.kit.html.styles import safe_style

TAGS = set(
    "a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn"
    " div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s"
    " samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr"
    " details fieldset label legend rp rt ruby".split()
)
DROPPED_WHOLE = {"script", "style", "title", "template", "iframe", "object", "svg", "math", "noembed", "noframes"}
ANYWHERE = {"align", "bgcolor", "dir", "height", "lang", "style", "title", "valign", "width", "data-quoted"}
ATTRIBUTES = {
    "*": ANYWHERE,
    "a": {"href", "name"},
    "col": {"span"},
    "font": {"color", "face", "size"},
    "img": {"src", "alt", "border", "data-remote-src"},
    "ol": {"start", "type"},
    "table": {"border", "cellpadding", "cellspacing"},
    "td": {"colspan", "rowspan", "nowrap"},
    "th": {"colspan", "rowspan", "nowrap"},
}
OWN_PICTURE = re.compile(
    r"cid:[^\s\"'<>]{1,300}|data:image/(?:png|gif|jpeg|webp|bmp);base64,[A-Za-z0-9+/=\s]+", re.IGNORECASE
)
REMOTE = re.compile(r"\s*(?:https?:)?//[^\s]", re.IGNORECASE)
LINK = re.compile(r"\s*(?:https?://|mailto:|tel:)", re.IGNORECASE)
# What may not stay but stood as a block of its own, and what stood beside its neighbours: their words must not run together.
BLOCKS = re.compile(r"<(/?)(?:form|dialog|marquee|listing|optgroup|select|textarea|input)\b", re.IGNORECASE)
BESIDE = re.compile(r"<(?:option|button)\b", re.IGNORECASE)


def clean(html: str) -> str:
    """The same page without anything that runs, asks, fetches or covers; its visible words are kept."""
    body = parse(html)
    if body is None:
        return ""
    hold_back_remote_pictures(body)
    # The sanitiser comes last: what it writes is what is shown, so no later parser can read it differently.
    return on_its_ground(body, CLEANER.clean(apart(body.inner_html or "")).strip())


def apart(page: str) -> str:
    """The page with neutral elements where forms and their like stood."""
    return BESIDE.sub(r" \g<0>", BLOCKS.sub(r"<\1div", page))


def on_its_ground(body: LexborNode, page: str) -> str:
    """The page on the colours of its body: white words need the dark ground that they were written on."""
    attributes = body.attributes
    style = ";".join(
        each
        for each in (
            f"background-color:{attributes.get('bgcolor')}" if attributes.get("bgcolor") else "",
            f"color:{attributes.get('text')}" if attributes.get("text") else "",
            attributes.get("style") or "",
        )
        if each
    )
    return f'<div style="{escape(ground)}">{page}</div>' if page and (ground := safe_style(style)) else page


def hold_back_remote_pictures(body: LexborNode) -> None:
    """Pictures that lie elsewhere carry their address in `data-remote-src` only."""
    for picture in body.css("img[src]"):
        source = (picture.attributes.get("src") or "").strip()
        if REMOTE.match(source):
            picture.attrs["data-remote-src"] = "https:" + source if source.startswith("//") else source
            del picture.attrs["src"]


def safe_value(tag: str, name: str, value: str) -> str | None:
    """The attribute's value as it may stand, or None when it may not."""
    match name:
        case "style":
            return safe_style(value) or None
        case "src":
            return value if OWN_PICTURE.fullmatch(value.strip()) else None
        case "data-remote-src":
            return value if REMOTE.match(value) else None
        case "href":
            return value if LINK.match(value) else f"http://{value}" if value.startswith("www.") else None
    return value


CLEANER = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags=DROPPED_WHOLE,
    attributes=ATTRIBUTES,
    attribute_filter=safe_value,
    link_rel="noopener noreferrer nofollow",
    set_tag_attribute_values={"a": {"target": "_blank"}},
    url_schemes={"http", "https", "mailto", "tel", "cid", "data"},
)
