"""A promise's ring empties evenly and turns in its last fifth."""

from datetime import UTC, datetime, timedelta

import pytest

from firsthand.look.clocks import clock_state, left_at

START = datetime(2026, 11, 17, 9, tzinfo=UTC)
DUE = START + timedelta(minutes=100)


class TestARing:
    @pytest.mark.parametrize(
        ("minutes", "left", "state"),
        [
            (-10, 100, "calm"),
            (0, 100, "calm"),
            (50, 50, "calm"),
            (79, 21, "calm"),
            (80, 20, "soon"),
            (100, 1, "soon"),
            (101, 0, "late"),
        ],
    )
    def test_shows_what_is_left(self, minutes: int, left: int, state: str) -> None:
        shown = left_at(START + timedelta(minutes=minutes), due=DUE, start=START)

        assert (shown, clock_state(shown)) == (left, state)

    def test_of_a_promise_due_at_once_is_soon(self) -> None:
        assert clock_state(left_at(START, due=START, start=START)) == "soon"
