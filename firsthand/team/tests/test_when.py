"""A moment in people's words."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from firsthand.team.rules.when import moment_named
from firsthand.team.rules.working_hours import WorkingHours

VILNIUS = ZoneInfo("Europe/Vilnius")
# Tuesday 24 November 2026, nine in the morning in Vilnius.
NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
MEANT = [
    ("tomorrow", "2026-11-25 09:00"),
    ("Tomorrow 8", "2026-11-25 08:00"),
    ("tomorrow at 8:30", "2026-11-25 08:30"),
    ("tomorrow 4pm", "2026-11-25 16:00"),
    ("tomorrow evening", "2026-11-25 18:00"),
    ("today 17:30", "2026-11-24 17:30"),
    ("17:30", "2026-11-24 17:30"),
    ("8:00", "2026-11-25 08:00"),
    ("noon", "2026-11-24 12:00"),
    ("in 2 hours", "2026-11-24 11:00"),
    ("in 20 min", "2026-11-24 09:20"),
    ("3 days", "2026-11-27 09:00"),
    ("in 1 week", "2026-12-01 09:00"),
    ("monday", "2026-11-30 09:00"),
    ("next Tuesday 10", "2026-12-01 10:00"),
    ("friday afternoon", "2026-11-27 14:00"),
    ("25.12. 8:00", "2026-12-25 08:00"),
    ("5/1", "2027-01-05 09:00"),
    ("2026-12-25", "2026-12-25 09:00"),
    ("rytoj 10", "2026-11-25 10:00"),
    ("rytoj ryte", "2026-11-25 09:00"),
    ("poryt", "2026-11-26 09:00"),
    ("šiandien 15:00", "2026-11-24 15:00"),
    ("pirmadienį 14:30", "2026-11-30 14:30"),
    ("kitą trečiadienį", "2026-11-25 09:00"),
    ("po 2 valandų", "2026-11-24 11:00"),
    ("domani alle 9:15", "2026-11-25 09:15"),
    ("lunedì mattina", "2026-11-30 09:00"),
    ("tra 3 giorni", "2026-11-27 09:00"),
    ("oggi pomeriggio", "2026-11-24 14:00"),
    ("утре в 10", "2026-11-25 10:00"),
    ("понеделник следобед", "2026-11-30 14:00"),
    ("след 2 часа", "2026-11-24 11:00"),
    ("петък вечерта", "2026-11-27 18:00"),
    ("tonight", "2026-11-24 18:00"),
    ("next week", "2026-11-30 09:00"),
    ("until friday", "2026-11-27 09:00"),
    ("iki penktadienio", "2026-11-27 09:00"),
    ("kitą savaitę", "2026-11-30 09:00"),
    ("fino a lunedì", "2026-11-30 09:00"),
    ("la prossima settimana", "2026-11-30 09:00"),
    ("до петък", "2026-11-27 09:00"),
    ("довечера", "2026-11-24 18:00"),
    ("next month", "2026-12-01 09:00"),
    ("next month 10:00", "2026-12-01 10:00"),
    ("kitą mėnesį", "2026-12-01 09:00"),
    ("il mese prossimo", "2026-12-01 09:00"),
    ("следващия месец", "2026-12-01 09:00"),
    ("in a week", "2026-12-01 09:00"),
    ("in an hour", "2026-11-24 10:00"),
    ("in 3 months", "2027-02-24 09:00"),
    ("po savaitės", "2026-12-01 09:00"),
    ("po mėnesio", "2026-12-24 09:00"),
    ("tra un mese", "2026-12-24 09:00"),
    ("tra un'ora", "2026-11-24 10:00"),
    ("след седмица", "2026-12-01 09:00"),
    ("след 2 месеца", "2027-01-24 09:00"),
    ("15 December", "2026-12-15 09:00"),
    ("Dec 15th 10:30", "2026-12-15 10:30"),
    ("10:30 on 15 december", "2026-12-15 10:30"),
    ("gruodžio 15 d. 14:00", "2026-12-15 14:00"),
    ("15 dicembre", "2026-12-15 09:00"),
    ("15 декември", "2026-12-15 09:00"),
    ("march", "2027-03-01 09:00"),
    ("sausio 8", "2027-01-08 09:00"),
    ("31 november", None),
    ("month", "2026-12-01 09:00"),
    ("", None),
    ("soon", None),
    ("9", None),
    ("31.2.", None),
    ("tomorrow 25:00 or so", None),
    ("the day my ship comes in", None),
]

# The doors are open from eight to six, and closed on Saturday and Sunday.
SHOP = WorkingHours.from_json(
    {
        "timezone": "Europe/Vilnius",
        "hours": {day: [["08:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")},
        "holidays": ["2026-12-25"],
    }
)
IN_HOURS = [
    ("tomorrow morning", "2026-11-25 08:00"),
    ("rytoj ryte", "2026-11-25 08:00"),
    ("lunedì", "2026-11-30 08:00"),
    ("до петък", "2026-11-27 08:00"),
    ("saturday", "2026-11-30 08:00"),
    ("sekmadienį vakare", "2026-11-30 08:00"),
    ("friday evening", "2026-11-27 18:00"),
    ("in 4 days", "2026-11-30 08:00"),
    ("in 2 days", "2026-11-26 08:00"),
    ("in 1 week", "2026-12-01 08:00"),
    ("25.12.", "2026-12-28 08:00"),
    ("saturday 10:00", "2026-11-28 10:00"),
    ("tomorrow 6:30", "2026-11-25 06:30"),
    ("in 12 hours", "2026-11-24 21:00"),
    ("soon", None),
]


class TestWithinHours:
    @pytest.mark.parametrize(("words", "meant"), IN_HOURS)
    def test_what_is_said_loosely_is_meant_when_somebody_works(self, words, meant):
        found = moment_named(words, now=NOW, zone=VILNIUS, hours=SHOP)

        assert (found and f"{found.astimezone(VILNIUS):%Y-%m-%d %H:%M}") == meant

    def test_of_a_house_that_never_opens_words_mean_what_they_mean_anywhere(self):
        never = WorkingHours.from_json({"timezone": "Europe/Vilnius", "hours": {}})

        found = moment_named("tomorrow", now=NOW, zone=VILNIUS, hours=never)

        assert found == datetime(2026, 11, 25, 7, 0, tzinfo=UTC)


class TestWords:
    @pytest.mark.parametrize(("words", "meant"), MEANT)
    def test_are_the_moment_that_is_meant_or_none(self, words, meant):
        found = moment_named(words, now=NOW, zone=VILNIUS)

        assert (found and f"{found.astimezone(VILNIUS):%Y-%m-%d %H:%M}") == meant

    @pytest.mark.parametrize("words", ["0" * 400 + " days", "999 weeks", "999 months", "1.1.9999", "\x00", "ß" * 300])
    def test_that_are_strange_break_nothing(self, words):
        moment_named(words, now=NOW, zone=VILNIUS)

    def test_of_months_end_on_the_last_day_where_one_has_no_such_day(self):
        found = moment_named("in 1 month", now=datetime(2027, 1, 31, 7, 0, tzinfo=UTC), zone=VILNIUS)

        assert found == datetime(2027, 2, 28, 7, 0, tzinfo=UTC)

    def test_of_an_hour_that_a_change_of_clocks_takes_away_are_a_moment_still(self):
        march = datetime(2026, 3, 28, 7, 0, tzinfo=UTC)

        assert moment_named("tomorrow 3:30", now=march, zone=VILNIUS) is not None
