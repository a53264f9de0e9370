"""Until when something may sleep."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from firsthand.workspace.rules.moments import choices, chosen

VILNIUS = ZoneInfo("Europe/Vilnius")


@pytest.mark.parametrize(
    ("now", "offered"),
    [
        (datetime(2026, 11, 24, 7, tzinfo=UTC), {"later": "24T12:00", "tomorrow": "25T09:00", "monday": "30T09:00"}),
        (datetime(2026, 11, 29, 7, tzinfo=UTC), {"later": "29T12:00", "tomorrow": "30T09:00"}),
        (datetime(2026, 11, 23, 7, tzinfo=UTC), {"later": "23T12:00", "tomorrow": "24T09:00", "monday": "30T09:00"}),
    ],
)
def test_near_moments_are_offered_in_the_readers_zone(now, offered):
    said = {one.code: f"{one.at.astimezone(VILNIUS):%dT%H:%M}" for one in choices(now, zone=VILNIUS)}

    assert said == offered


def test_a_chosen_time_is_meant_where_one_is():
    assert chosen("2026-11-25T09:00", zone=VILNIUS) == datetime(2026, 11, 25, 7, tzinfo=UTC)
    assert chosen("2026-11-25T09:00:00+00:00", zone=VILNIUS) == datetime(2026, 11, 25, 9, tzinfo=UTC)
    assert chosen("soon", zone=VILNIUS) is None
