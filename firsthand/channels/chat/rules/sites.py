"""On which sites a chat may stand. Pure."""

import re
from urllib.parse import urlsplit

SITE = re.compile(r"https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?")


def site_in(written: str) -> str:
    """The origin of what somebody typed or pasted, such as https://shop.example; empty where there is none."""
    words = written.strip().lower()
    if "://" not in words:
        words = f"https://{words}"
    parts = urlsplit(words)
    site = f"{parts.scheme}://{parts.netloc}"
    return site if SITE.fullmatch(site) else ""


def may_stand_on(origin: str, sites: list[str]) -> bool:
    """Whether this origin is one of the sites; a star stands for one or more names before a dot."""
    return any(_is(origin.lower(), site) for site in sites)


def _is(origin: str, site: str) -> bool:
    if "*" not in site:
        return origin == site
    before, _, behind = site.partition("*")
    return origin.startswith(before) and origin.endswith(behind) and len(origin) > len(before) + len(behind)
