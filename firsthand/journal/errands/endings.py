"""What an errand may raise to say itself how it goes on."""

from datetime import datetime


class TryAgainAt(Exception):
    """Not now, but at this moment; it does not count as a failed attempt."""

    def __init__(self, at: datetime, why: str = "") -> None:
        super().__init__(why or f"To be tried again at {at.isoformat()}.")
        self.at = at


class GiveUp(Exception):
    """Trying again would change nothing; a person must look at it."""
