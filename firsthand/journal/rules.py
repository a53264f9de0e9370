"""When work is tried again and when a clock is due. Pure: no database, no clock."""

from datetime import datetime, timedelta
from zlib import crc32

PATIENT = "patient"

_MINUTES = (5 / 60, 0.5, 2, 10, 30, 60, 120, *[240] * 11)
STEPS = [timedelta(minutes=minutes) for minutes in _MINUTES]
ORDINARY_STEPS = STEPS[:6]
# Suspects are carried out alone, so coming back soon harms nobody; the sixth death still comes after a minute and a half.
CRASH_STEPS = [timedelta(seconds=seconds) for seconds in (0, 2, 10, 30, 60)]
JITTER = 0.1


def wait_after(attempts: int, *, queue: str, seed: int) -> timedelta | None:
    """How long to wait after so many failed attempts; None after the last one.

    Ordinary errands are tried 7 times in 1¾ hours, patient ones (mail that must go out) 19 times in two days.
    """
    return _step(STEPS if queue == PATIENT else ORDINARY_STEPS, attempts, seed=seed)


def wait_after_crash(crashes: int, *, seed: int) -> timedelta | None:
    """How long to wait when a worker died with it for the so manyth time; None when it has killed enough of them."""
    return _step(CRASH_STEPS, crashes, seed=seed)


def is_last_attempt(attempt: int, *, queue: str) -> bool:
    """Will it be given up if this attempt (counted from 1) fails?"""
    return wait_after(attempt, queue=queue, seed=0) is None


def next_due(due_at: datetime, *, period: timedelta, at: datetime) -> datetime:
    """The first moment after now on the beat of the clock: missed beats are not made up for, and none drifts."""
    beats = max((at - due_at) // period + 1, 1)
    return due_at + beats * period


def is_out_of_reach(due_at: datetime, *, period: timedelta, at: datetime) -> bool:
    """Does it lie so far ahead that the machine's clock must have been set back?

    Two periods, because the clocks of several machines differ a little.
    """
    return due_at - at > 2 * period


def _step(steps: list[timedelta], count: int, *, seed: int) -> timedelta | None:
    if count > len(steps):
        return None
    return steps[count - 1] * (1 + JITTER * _scatter(f"{seed}:{count}"))


def _scatter(seed: str) -> float:
    """Between -1 and 1, always the same for the same seed: what failed together does not come back together."""
    return crc32(seed.encode()) / 0x7FFFFFFF - 1
