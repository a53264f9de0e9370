"""`firsthand clock`."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.product import Product

SHOP = {
    "timezone": "Europe/Vilnius",
    "hours": {
        **{day: [["09:00", "12:00"], ["13:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")},
        "sun": [["00:00", "24:00"]],
    },
    "holidays": ["2026-12-25"],
    "breaks": {"2026-12-24": [["13:00", "18:00"]]},
}
NIGHT = {"timezone": "Europe/Rome", "hours": {"sun": [["01:00", "04:00"]]}}


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ({"from": "2026-11-26T11:30:00+02:00", "minutes": 60}, {"due": "2026-11-26T13:30:00+02:00"}),
        ({"from": "2026-11-26T15:00:00+02:00", "minutes": 180}, {"due": "2026-11-26T18:00:00+02:00"}),
        ({"from": "2026-11-26T09:00:00Z", "minutes": 0.5}, {"due": "2026-11-26T11:00:30+02:00"}),
        ({"from": "2026-12-24T11:00:00+02:00", "minutes": 61}, {"due": "2026-12-27T00:01:00+02:00"}),
        ({"from": "2026-11-26T09:00:00", "until": "2026-11-26T14:00:00"}, {"seconds": 14400}),
        ({"from": "2026-11-26T14:00:00+02:00", "until": "2026-11-26T09:00:00+02:00"}, {"seconds": -14400}),
        # the hour shown twice is worked twice, the one leapt over is not worked
        ({"from": "2026-10-25T00:00:00+03:00", "until": "2026-10-26T00:00:00+02:00"}, {"seconds": 90000}),
        ({"from": "2026-03-29T00:00:00+02:00", "until": "2026-03-30T00:00:00+03:00"}, {"seconds": 82800}),
        (
            {"calendar": NIGHT, "from": "2026-03-29T00:00:00+01:00", "minutes": 120},
            {"due": "2026-03-29T04:00:00+02:00"},
        ),
        (
            {"calendar": NIGHT, "from": "2026-10-25T00:00:00+02:00", "minutes": 120},
            {"due": "2026-10-25T02:00:00+01:00"},
        ),
    ],
)
def test_working_time_is_counted(tmp_path: Path, asked: dict[str, Any], answer: dict[str, Any]) -> None:
    assert told(tmp_path, {"calendar": SHOP, **asked}) == [answer]


def test_ten_thousand_are_answered_in_their_order(tmp_path: Path) -> None:
    asked = [
        {"calendar": SHOP, "from": f"2026-{n % 12 + 1:02}-{n % 28 + 1:02}T10:00:00Z", "minutes": n % 3000}
        for n in range(10_000)
    ]

    answers = told(tmp_path, *asked)

    assert len(answers) == 10_000
    assert answers[60] == {"due": "2026-01-05T14:00:00+02:00"}


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("nonsense", "Expecting value"),
        ("[]", "a line is"),
        ('{"calendar": {"timezone": "Mars/Olympus"}, "from": "2026-11-26T09:00:00Z", "minutes": 1}', "no zone called"),
        ('{"calendar": {"timezone": "UTC"}, "from": "2026-11-26T09:00:00Z", "minutes": 1}', "no open hours"),
        ('{"calendar": {"timezone": "UTC"}, "from": "noon", "minutes": 1}', "from: a moment"),
        ('{"calendar": {"timezone": "UTC"}, "from": "2026-11-26T09:00:00Z"}', "minutes: a number"),
    ],
)
def test_a_line_that_cannot_be_counted_is_answered_too(tmp_path: Path, line: str, word: str) -> None:
    good = json.dumps({"calendar": SHOP, "from": "2026-11-26T11:30:00+02:00", "minutes": 15})

    done = Product(tmp_path, {}).does("clock", stdin=f"{line}\n\n{good}\n")

    wrong, right = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 1
    assert word in wrong["error"]
    assert right == {"due": "2026-11-26T11:45:00+02:00"}


def told(folder: Path, *asked: dict[str, Any]) -> list[dict[str, Any]]:
    """It needs no installation: nothing is read from it or written to it."""
    said = Product(folder, {}).says("clock", stdin="".join(json.dumps(one) + "\n" for one in asked))
    return [json.loads(line) for line in said.splitlines()]
