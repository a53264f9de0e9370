"""The colour that belongs to a person."""

from functools import lru_cache
from hashlib import blake2s

HUES = 12


@lru_cache(4096)
def hue_of(identity: object) -> int:
    """One of twelve hues, always the same for the same person: neighbours in a list rarely share one."""
    return blake2s(str(identity).encode(), digest_size=2).digest()[0] % HUES
