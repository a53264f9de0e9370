"""How often a key may call."""

from django.core.cache.backends.locmem import LocMemCache

from firsthand.access.models import Key, KeyRole
from firsthand.api.problems import Problem

WINDOW = 60  # seconds
# Each process counts for itself: counting across processes would cost every call statements of its own.
# A program of ours may do what one process can; a customer's key is in strangers' hands.
CALLS = 30_000
CALLS_OF_A_CUSTOMER = 600

counts = LocMemCache("api-limits", {"OPTIONS": {"MAX_ENTRIES": 20_000}})


def refuse_too_many(key: Key) -> None:
    """One call of this key is counted; raises a problem (429) when its minute is full."""
    allowed = CALLS_OF_A_CUSTOMER if key.role == KeyRole.CUSTOMER else CALLS
    if _counted(str(key.pk)) > allowed:
        detail = f"This key may call {allowed} times a minute. Wait a minute, then go on."
        raise Problem(429, detail, headers={"Retry-After": str(WINDOW)})


def _counted(name: str) -> int:
    if counts.add(name, 1, timeout=WINDOW):
        return 1
    try:
        return counts.incr(name)
    except ValueError:  # the minute ended between the two lines
        return 1
