"""A moment in words that are read at any later time."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from firsthand.kit.time import exact


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Nov. 27, 2026, 11:00 (UTC)"),
        ("lt", "2026 m. lapkričio 27 d., 11:00 (UTC)"),
        ("it", "27 novembre 2026, 11:00 (UTC)"),
        ("bg", "27 ноември 2026, 11:00 (UTC)"),
    ],
)
def test_names_the_day_as_its_readers_write_it(language: str, words: str) -> None:
    with translation.override(language):
        assert exact(datetime(2026, 11, 27, 11, tzinfo=UTC)) == words
