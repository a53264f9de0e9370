"""Whether two domains are one house (RFC 7489 3.1)."""

from functools import lru_cache

from publicsuffixlist import PublicSuffixList


def in_ascii(domain: str) -> str:
    """The domain as the DNS writes it, in lower case; empty for what is none."""
    plain = domain.strip().strip(".").lower()
    if plain.isascii():
        return plain[:253]
    try:
        return plain.encode("idna").decode()[:253]
    except UnicodeError:
        return ""


def is_under(domain: str, above: str) -> bool:
    """Whether the domain is the other one or stands below it."""
    return bool(above) and (domain == above or domain.endswith(f".{above}"))


def house_of(domain: str) -> str:
    """The organisational domain: what somebody registered under a public suffix; of a suffix itself, it."""
    return _suffixes().privatesuffix(domain) or domain


def are_aligned(domain: str, author: str, *, is_strict: bool) -> bool:
    """Whether what is proven of the domain is proven of the author's."""
    if not domain or not author:
        return False
    return domain == author if is_strict else house_of(domain) == house_of(author)


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()
