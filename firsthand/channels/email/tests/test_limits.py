"""When the next letter of a limited mailbox may leave: a table of cases."""

from datetime import datetime, timedelta

import pytest

from firsthand.channels.email.sending.limits import Limits, next_turn
from tests.cast import noon


def seconds(*ago: float) -> list[datetime]:
    return [noon - timedelta(seconds=one) for one in ago]


def turn(limits: Limits, given: list[datetime]) -> float:
    """In how many seconds the next letter may leave, after these turns."""
    newest_first = sorted(given, reverse=True)
    before = lambda count: newest_first[count - 1] if len(newest_first) >= count else None  # noqa: E731
    return (next_turn(limits, at=noon, before=before) - noon).total_seconds()


CASES = [
    (Limits(), [1, 1, 1], 0),
    (Limits(a_minute=2), [], 0),
    (Limits(a_minute=2), [10], 0),
    (Limits(a_minute=2), [10, 50], 10),
    (Limits(a_minute=2), [10, 60], 0),
    (Limits(a_minute=2), [70, 80], 0),
    (Limits(a_minute=2), [-10, 50], 10),  # one has its turn in ten seconds
    (Limits(a_minute=2, an_hour=3), [10, 70, 80], 3600 - 80),
    (Limits(an_hour=3, a_day=4), [10, 70, 80, 90], 86400 - 90),
    (Limits(a_day=1), [86400], 0),
]


@pytest.mark.parametrize(("limits", "ago", "in_seconds"), CASES)
def test_the_next_letter_leaves_in(limits, ago, in_seconds):
    assert turn(limits, seconds(*ago)) == in_seconds


def test_a_burst_leaves_as_fast_as_every_limit_allows():
    limits, given = Limits(a_minute=2, an_hour=5), seconds()
    for _letter in range(12):
        given.append(noon + timedelta(seconds=turn(limits, given)))

    assert [(one - noon).total_seconds() for one in given] == [
        0,
        0,
        60,
        60,
        120,
        3600,
        3600,
        3660,
        3660,
        3720,
        7200,
        7200,
    ]
