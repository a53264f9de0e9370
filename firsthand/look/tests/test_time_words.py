"""Times are told as people tell them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from firsthand.look import time_words

VILNIUS = ZoneInfo("Europe/Vilnius")
NOW = datetime(2026, 11, 17, 10, 30, tzinfo=VILNIUS)  # a Tuesday


def at(words: str) -> datetime:
    return datetime.fromisoformat(f"2026-{words}").replace(tzinfo=VILNIUS)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


class TestAPromise:
    @pytest.mark.parametrize(
        ("due", "words"),
        [
            ("11-17 12:00", "by noon"),
            ("11-17 14:30", "by 14:30"),
            ("11-17 10:30", "by 10:30"),
            ("11-18 00:00", "by midnight"),
            ("11-18 09:00", "tomorrow by 9:00"),
            ("11-18 12:00", "tomorrow by 12:00"),
            ("11-19 16:00", "by Thursday 16:00"),
            ("11-23 16:00", "by Monday 16:00"),
            ("11-24 16:00", "by November 24"),
            ("11-17 10:29", "1 min late"),
            ("11-17 09:50", "40 min late"),
            ("11-17 07:00", "3 h late"),
            ("11-16 10:30", "1 day late"),
            ("11-14 10:30", "3 days late"),
        ],
    )
    def test_is_told_by_when_or_how_late(self, due: str, words: str) -> None:
        assert time_words.due(at(due), now=NOW) == words


class TestAMoment:
    @pytest.mark.parametrize(
        ("moment", "words"),
        [
            ("11-17 10:30", "just now"),
            ("11-17 10:25", "5 min ago"),
            ("11-17 08:30", "2 h ago"),
            ("11-17 04:00", "4:00"),
            ("11-16 14:05", "yesterday 14:05"),
            ("11-14 14:05", "3 days ago"),
            ("11-10 14:05", "November 10"),
            ("11-17 10:50", "in 20 min"),
            ("11-17 12:30", "in 2 h"),
            ("11-17 20:00", "20:00"),
            ("11-18 09:00", "tomorrow 9:00"),
            ("11-20 09:00", "Friday 9:00"),
            ("12-20 09:00", "December 20"),
        ],
    )
    def test_is_told_from_now(self, moment: str, words: str) -> None:
        assert time_words.said(at(moment), now=NOW) == words

    def test_of_another_year_says_the_year(self) -> None:
        assert time_words.said(NOW - timedelta(days=400), now=NOW) == "Oct. 13, 2025"


class TestADay:
    @pytest.mark.parametrize(
        ("day", "words"),
        [
            ("11-17 23:59", "Today"),
            ("11-16 00:01", "Yesterday"),
            ("11-18 08:00", "Tomorrow"),
            ("11-10 08:00", "Tuesday, 10 November"),
        ],
    )
    def test_is_a_heading(self, day: str, words: str) -> None:
        assert time_words.day(at(day), now=NOW) == words


class TestTheNightTheClocksChange:
    def test_counts_real_minutes(self) -> None:
        asked = datetime(2026, 10, 25, 0, 30, tzinfo=UTC).astimezone(VILNIUS)  # half past three, the first time
        now = datetime(2026, 10, 25, 1, 30, tzinfo=UTC).astimezone(VILNIUS)  # half past three again

        assert time_words.said(asked, now=now) == "1 h ago"
        assert time_words.due(asked, now=now) == "1 h late"


class TestUntil:
    """After the word "until" stands a clock or a day, never a distance."""

    @pytest.mark.parametrize(
        ("moment", "words"),
        [
            ("11-17 10:30", "10:30"),
            ("11-17 10:31", "10:31"),
            ("11-17 13:30", "13:30"),
            ("11-18 09:00", "tomorrow 9:00"),
            ("11-23 09:00", "Monday 9:00"),
            ("12-24 09:00", "December 24"),
            ("11-16 09:00", "yesterday 9:00"),
            ("11-12 09:00", "November 12"),
        ],
    )
    def test_is_a_clock_or_a_day(self, moment, words):
        assert time_words.until_words(at(moment), now=NOW) == words


class TestWhatAPageTellsByItself:
    @pytest.mark.parametrize(
        ("language", "days", "late"),
        [
            ("en", {"one": "{count} day", "few": "{count} days", "other": "{count} days"}, "{span} late"),
            ("lt", {"one": "{count} dieną", "few": "{count} dienas", "other": "{count} dienų"}, "vėluoja {span}"),
        ],
    )
    def test_is_said_in_the_same_words(self, language, days, late) -> None:
        with translation.override(language):
            told = time_words.for_scripts()
            assert (told["day"], told["late"]) == (days, late)
