"""Whether a page of a site bears what is to stand on it, and whether the page's own policy lets it. Pure."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from urllib.parse import urljoin, urlsplit

from firsthand.kit.html.tags import tags

SCRIPT, FRAME = ("script-src-elem", "script-src", "default-src"), ("frame-src", "child-src", "default-src")
BEARERS = {"script": ("src", SCRIPT), "iframe": ("src", FRAME), "a": ("href", ())}


class Standing(Enum):
    """How it stands on the page."""

    THERE = "there"
    KEPT_OUT = "kept out"  # by the page's policy
    MISSING = "missing"


@dataclass(frozen=True)
class Borne:
    """A tag of the page: which policies speak of it, where it leads, and whether it bears a nonce."""

    directives: Sequence[str]
    address: str
    has_nonce: bool


def standing(words: str, *, base: str, policies: Sequence[str], sought: Collection[str]) -> Standing:
    """How one of the sought addresses stands on the page; the policies are those it was sent with (CSP 3)."""
    wanted = {_bare(one) for one in sought}
    borne = [one for one in _borne(words, base=base) if _bare(one.address) in wanted]
    if not borne:
        return Standing.MISSING
    may = any(all(allows(policy, one) for policy in policies) for one in borne)
    return Standing.THERE if may else Standing.KEPT_OUT


def allows(policy: str, borne: Borne) -> bool:
    """Whether this policy lets it be loaded; what speaks of nothing like it lets everything."""
    listed = dict(_directives(policy))
    sources = next((listed[one] for one in borne.directives if one in listed), None)
    if sources is None:
        return True
    if borne.has_nonce and any(one.startswith("'nonce-") for one in sources):
        return True
    if "'strict-dynamic'" in sources:
        return False
    return any(_matches(one, borne.address) for one in sources)


def _directives(policy: str) -> Iterator[tuple[str, list[str]]]:
    """The first of a name holds (CSP 3, 2.2.1), so later ones are given first."""
    for part in reversed(policy.split(";")):
        if words := part.split():
            yield words[0].lower(), words[1:]


def _matches(source: str, address: str) -> bool:
    place, said = urlsplit(address), source.lower().rstrip("/")
    if said in ("*", f"{place.scheme}:"):
        return True
    scheme, separator, host = said.rpartition("://")
    if (separator and scheme != place.scheme and (scheme, place.scheme) != ("http", "https")) or said.startswith("'"):
        return False
    host = host.partition("/")[0]
    if host.startswith("*."):
        return (place.hostname or "").endswith(host[1:].partition(":")[0])
    return host in (place.netloc.lower(), place.hostname)


def _borne(words: str, *, base: str) -> Iterator[Borne]:
    for tag, (attribute, directives) in BEARERS.items():
        for said in tags(words, name=tag, bearing=attribute):
            leads = urljoin(base, (said[attribute] or "").strip())
            yield Borne(directives, leads, bool(said.get("nonce")))


def _bare(address: str) -> str:
    """Without what makes no difference: the scheme, and what was asked with it."""
    place = urlsplit(address)
    return f"{place.netloc.lower()}{place.path.rstrip('/')}"
