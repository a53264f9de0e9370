"""What stands in the link to a customer's page: which link it is, and our seal. Pure."""

import re

from firsthand.kit.tokens import is_sealed, seal

PURPOSE = "page-link"
PAGE = "/my/"
LINK = f"{PAGE}m/"
KEY = re.compile(r"(\d{1,18})-(\d{1,9})-([a-z2-7]{16})([a-z2-7]{16})")
IN_WORDS = re.compile(rf"(?<={LINK})\d{{1,18}}-\d{{1,9}}-[a-z2-7]{{32}}/?", re.IGNORECASE)


def page_key(link: int, *, serial: int) -> str:
    """The words that open it: two seals of 80 bits, for whoever has a link can try as long as they like."""
    named = f"{link}-{serial}"
    return f"{named}-{seal(named, purpose=PURPOSE)}{seal(named, purpose=f'{PURPOSE}-2')}"


def link_named_by(key: str) -> tuple[int, int] | None:
    """The link and its serial, if the seals are ours."""
    found = KEY.fullmatch(key)
    if found is None:
        return None
    named = f"{found[1]}-{found[2]}"
    is_ours = is_sealed(named, purpose=PURPOSE, with_=found[3])
    is_ours &= is_sealed(named, purpose=f"{PURPOSE}-2", with_=found[4])
    return (int(found[1]), int(found[2])) if is_ours else None


def without_page_keys(words: str) -> str:
    """The words, with links to a customer's page that open nothing: a customer quotes ours, and we quote the customer."""
    return IN_WORDS.sub("", words) if LINK in words else words
