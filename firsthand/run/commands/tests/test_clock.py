"""`firsthand clock` answers each line, whatever stands in the one before."""

import json
from typing import Any

import pytest

from firsthand.run.commands.clock import answered

WEEK: dict[str, Any] = {"timezone": "Europe/Vilnius", "hours": {"mon": [["09:00", "12:00"], ["13:00", "18:00"]]}}
MONDAY = "2026-11-23T09:00:00+02:00"


def asked(**line: Any) -> dict[str, Any]:
    return answered(json.dumps({"calendar": WEEK, "from": MONDAY, **line}))


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ({"minutes": 480}, {"due": "2026-11-23T18:00:00+02:00"}),
        ({"minutes": 481}, {"due": "2026-11-30T09:01:00+02:00"}),
        ({"minutes": 0}, {"due": MONDAY}),
        ({"minutes": -30}, {"due": MONDAY}),
        ({"minutes": 0.5}, {"due": "2026-11-23T09:00:30+02:00"}),
        ({"minutes": 60, "from": "2026-11-23T09:00:00"}, {"due": "2026-11-23T10:00:00+02:00"}),
        ({"minutes": 60, "from": "2026-11-23T07:00:00Z"}, {"due": "2026-11-23T10:00:00+02:00"}),
        ({"until": "2026-11-23T13:30:00+02:00"}, {"seconds": 12_600}),
        ({"until": "2026-11-16T09:00:00+02:00"}, {"seconds": -28_800}),
    ],
)
def test_counts(line, answer):
    assert asked(**line) == answer


@pytest.mark.parametrize(
    "line",
    [
        {},
        {"minutes": "60"},
        {"minutes": True},
        {"minutes": float("nan")},
        {"minutes": float("inf")},
        {"minutes": 1e18},
        {"minutes": 60, "from": "soon"},
        {"minutes": 60, "from": "9999-12-31T09:00:00+02:00"},
        {"minutes": 60, "from": "0001-01-01T00:00:00+02:00"},
        {"minutes": 60, "calendar": {**WEEK, "timezone": "Europe/Atlantis"}},
        {"minutes": 60, "calendar": {**WEEK, "hours": {"mon": [["18:00", "09:00"]]}}},
        {"minutes": 60, "calendar": {**WEEK, "hours": {}}},
        {"minutes": 60, "calendar": 5},
    ],
)
def test_says_what_is_wrong(line):
    assert list(asked(**line)) == ["error"]


@pytest.mark.parametrize("line", ["no line", "[]", "null", '{"minutes": ' + "9" * 5_000 + "}", "[" * 100_000])
def test_says_what_is_no_line(line):
    assert list(answered(line)) == ["error"]
