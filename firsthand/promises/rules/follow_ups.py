"""By when a customer is asked whether what was handed over is solved. Pure."""

from collections.abc import Callable
from datetime import datetime, timedelta

A_DAY = 480  # working minutes
AGAIN_AFTER = 3

# The moment when so many working minutes have passed; None where nobody ever works.
After = Callable[..., datetime | None]


def asks_soon_by(due: datetime, *, at: datetime, after: After) -> datetime:
    """Within a working day after the others have finished, and never later than was promised."""
    return min(due, _days(1, at=at, after=after)) if due > at else due


def asks_again_by(*, at: datetime, after: After) -> datetime:
    """In three working days, where it was not solved."""
    return _days(AGAIN_AFTER, at=at, after=after)


def _days(number: int, *, at: datetime, after: After) -> datetime:
    return after(at, minutes=number * A_DAY) or at + timedelta(days=number)
