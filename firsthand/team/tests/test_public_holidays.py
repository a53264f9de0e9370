"""The holidays of a country and its regions."""

from datetime import date

import pytest

from firsthand.team.rules.public_holidays import countries, public_holidays


@pytest.mark.parametrize(
    ("country", "region", "day", "is_off"),
    [
        ("LT", "", date(2026, 2, 16), True),
        ("LT", "", date(2026, 6, 24), True),
        ("IT", "", date(2026, 4, 25), True),
        ("IT", "", date(2026, 12, 7), False),
        ("IT", "MI", date(2026, 12, 7), True),
        ("BG", "", date(2026, 3, 3), True),
        ("BG", "", date(2026, 4, 13), True),  # Orthodox Easter Monday
        ("LT", "", date(2026, 4, 6), True),  # Easter Monday
        ("DE", "", date(2026, 11, 1), False),
        ("DE", "BY", date(2026, 11, 1), True),
        ("LT", "BY", date(2026, 11, 1), True),
    ],
)
def test_is_a_day_off(country: str, region: str, day: date, is_off: bool) -> None:
    assert (day in [one.day for one in public_holidays(country, region, years=[2026])]) is is_off


def test_come_in_order_and_for_each_year() -> None:
    found = public_holidays("LT", "", years=[2026, 2027])
    assert found == sorted(found) and {one.day.year for one in found} == {2026, 2027}


def test_of_a_country_that_is_not_known_are_none() -> None:
    assert public_holidays("XX", "", years=[2026]) == []


def test_are_of_many_countries() -> None:
    assert len(countries()) > 100 and "BY" in countries()["DE"]
