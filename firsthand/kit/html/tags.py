"""The tags of a page, as they stand in it: for looking whether one is there, not for showing."""

from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser

from firsthand.kit.html.bounds import bounded


def tags(html: str, *, name: str, bearing: str) -> Iterator[Mapping[str, str | None]]:
    """The attributes of each tag of this name that bears this one, in order."""
    for node in LexborHTMLParser(bounded(html)).css(f"{name}[{bearing}]"):
        yield node.attributes
