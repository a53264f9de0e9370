"""On which sites a form is known to stand. Pure."""

from collections.abc import Iterable


def is_among(site: str, sites: Iterable[str]) -> bool:
    """Whether this host, with its port if it has one, is one of the sites; `*.` is any name before (CSP 3, 6.7.2.8)."""
    return any(site == one or (one.startswith("*.") and site.endswith(one[1:])) for one in sites)


def of_the_house(domain: str) -> list[str]:
    """The organisation's own site, with all names below it."""
    return [domain, f"*.{domain}"] if domain else []
