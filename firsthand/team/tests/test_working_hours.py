"""Working time is counted exactly, on the days too when clocks are moved."""

from datetime import UTC, datetime, timedelta
from time import process_time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.team.rules.working_hours import CalendarIsWrong, NeverOpen, WorkingHours

WORKDAYS = ("mon", "tue", "wed", "thu", "fri")
EVERY_DAY = (*WORKDAYS, "sat", "sun")


def calendar(zone: str, *spans: str, days: tuple[str, ...] = WORKDAYS, **more: Any) -> WorkingHours:
    hours = {day: [span.split("-") for span in spans] for day in days}
    return WorkingHours.from_json({"timezone": zone, "hours": hours, **more})


def at(zone: str, written: str, *, fold: int = 0) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


VILNIUS, NEW_YORK, LORD_HOWE = "Europe/Vilnius", "America/New_York", "Australia/Lord_Howe"
KATHMANDU, APIA, ST_JOHNS = "Asia/Kathmandu", "Pacific/Apia", "America/St_Johns"

CASES = [
    ("within one span", VILNIUS, ["09:00-18:00"], "2026-11-23T10:00", 90, "2026-11-23T11:30"),
    ("before opening", VILNIUS, ["09:00-18:00"], "2026-11-23T07:00", 60, "2026-11-23T10:00"),
    ("a span that is filled exactly ends then", VILNIUS, ["09:00-18:00"], "2026-11-23T17:00", 60, "2026-11-23T18:00"),
    ("one minute more goes on next morning", VILNIUS, ["09:00-18:00"], "2026-11-23T17:00", 61, "2026-11-24T09:01"),
    ("over the weekend", VILNIUS, ["09:00-18:00"], "2026-11-27T17:30", 60, "2026-11-30T09:30"),
    (
        "over the lunch of a split day",
        VILNIUS,
        ["09:00-12:00", "13:00-18:00"],
        "2026-11-23T11:30",
        60,
        "2026-11-23T13:30",
    ),
    (
        "the morning is filled exactly",
        VILNIUS,
        ["09:00-12:00", "13:00-18:00"],
        "2026-11-23T11:00",
        60,
        "2026-11-23T12:00",
    ),
    ("nothing to wait for", VILNIUS, ["09:00-18:00"], "2026-11-22T03:00", 0, "2026-11-22T03:00"),
    ("an offset of a quarter hour", KATHMANDU, ["10:00-17:00"], "2026-11-23T16:30", 45, "2026-11-24T10:15"),
]

WHOLE_NIGHTS = [
    ("the spring night in Vilnius is an hour short", VILNIUS, "2026-03-28T12:00", "2026-03-29T12:00", 23),
    ("the autumn night in Vilnius is an hour long", VILNIUS, "2026-10-24T12:00", "2026-10-25T12:00", 25),
    ("New York leaps at two", NEW_YORK, "2026-03-08T00:00", "2026-03-09T00:00", 23),
    ("New York falls back at two", NEW_YORK, "2026-11-01T00:00", "2026-11-02T00:00", 25),
    ("Lord Howe leaps half an hour", LORD_HOWE, "2026-10-04T00:00", "2026-10-05T00:00", 23.5),
    ("Lord Howe falls back half an hour", LORD_HOWE, "2026-04-05T00:00", "2026-04-06T00:00", 24.5),
    ("Apia had no 30 December 2011", APIA, "2011-12-29T00:00", "2012-01-01T00:00", 48),
    ("St John's moved its clocks at a minute past midnight", ST_JOHNS, "2010-11-06T00:00", "2010-11-08T00:00", 49),
]


class TestWorkingMinutes:
    """An answer is promised in working minutes."""

    @pytest.mark.parametrize(
        ("why", "zone", "spans", "start", "minutes", "due"), CASES, ids=[case[0] for case in CASES]
    )
    def test_end_where_the_table_says(
        self, why: str, zone: str, spans: list[str], start: str, minutes: int, due: str
    ) -> None:
        hours = calendar(zone, *spans)

        assert hours.after(at(zone, start), minutes=minutes) == at(zone, due)

    def test_until_midnight_go_on_at_midnight(self) -> None:
        hours = calendar(VILNIUS, "20:00-24:00", "00:00-02:00", days=EVERY_DAY)

        assert hours.after(at(VILNIUS, "2026-11-23T23:00"), minutes=120) == at(VILNIUS, "2026-11-24T01:00")
        assert hours.after(at(VILNIUS, "2026-11-23T23:00"), minutes=60) == at(VILNIUS, "2026-11-24T00:00")

    def test_are_not_worked_on_holidays(self) -> None:
        hours = calendar(VILNIUS, "09:00-18:00", holidays=["2026-12-25"])

        assert hours.after(at(VILNIUS, "2026-12-24T17:00"), minutes=120) == at(VILNIUS, "2026-12-28T10:00")

    def test_are_not_worked_in_breaks(self) -> None:
        hours = calendar(VILNIUS, "09:00-18:00", breaks={"2026-12-24": [["12:00", "12:30"], ["15:00", "18:00"]]})

        assert hours.after(at(VILNIUS, "2026-12-24T11:30"), minutes=180) == at(VILNIUS, "2026-12-24T15:00")
        assert hours.after(at(VILNIUS, "2026-12-24T11:30"), minutes=181) == at(VILNIUS, "2026-12-25T09:01")

    def test_are_never_over_where_nobody_works(self) -> None:
        nobody = WorkingHours.from_json({"timezone": "UTC", "hours": {}})

        with pytest.raises(NeverOpen):
            nobody.after(at("UTC", "2026-11-23T10:00"), minutes=1)
        assert nobody.seconds_between(at("UTC", "2026-11-23T10:00"), at("UTC", "2027-11-23T10:00")) == 0

    def test_are_never_over_when_every_working_day_is_a_break(self) -> None:
        first = datetime(2026, 11, 23, tzinfo=UTC).date()
        closed = {str(first + timedelta(days=day)): [["00:00", "24:00"]] for day in range(4 * 366)}

        with pytest.raises(NeverOpen):
            calendar("UTC", "09:00-18:00", breaks=closed).after(at("UTC", "2026-11-23T10:00"), minutes=1)


class TestTheNightWhenClocksAreMoved:
    """A minute stays sixty real seconds."""

    @pytest.mark.parametrize(
        ("why", "zone", "start", "end", "hours"), WHOLE_NIGHTS, ids=[case[0] for case in WHOLE_NIGHTS]
    )
    def test_has_its_real_length(self, why: str, zone: str, start: str, end: str, hours: float) -> None:
        always = calendar(zone, "00:00-24:00", days=EVERY_DAY)

        assert always.seconds_between(at(zone, start), at(zone, end)) == hours * 3600

    def test_leaves_out_what_the_clock_leaps_over(self) -> None:
        early = calendar(VILNIUS, "03:30-05:00", days=EVERY_DAY)
        night = at(VILNIUS, "2026-03-29T00:00"), at(VILNIUS, "2026-03-29T12:00")

        assert early.seconds_between(*night) == 3600
        assert early.after(night[0], minutes=1) == at(VILNIUS, "2026-03-29T04:01")

    def test_is_worked_twice_where_the_clock_shows_an_hour_twice(self) -> None:
        late = calendar(VILNIUS, "00:00-03:30", days=EVERY_DAY)
        night = at(VILNIUS, "2026-10-25T00:00"), at(VILNIUS, "2026-10-25T12:00")

        assert late.seconds_between(*night) == 4 * 3600
        assert late.after(night[0], minutes=211) == at(VILNIUS, "2026-10-25T03:01", fold=1)


class TestACalendar:
    """What is written down is read strictly."""

    @pytest.mark.parametrize(
        "wrong",
        [
            {"timezone": "Europe/Vilna", "hours": {}},
            {"hours": {}},
            {"timezone": "../etc/passwd", "hours": {}},
            {"timezone": "UTC", "hours": {"monday": []}},
            {"timezone": "UTC", "hours": {"mon": [["18:00", "09:00"]]}},
            {"timezone": "UTC", "hours": {"mon": [["09:00", "09:00"]]}},
            {"timezone": "UTC", "hours": {"mon": [["9:00", "18:00"]]}},
            {"timezone": "UTC", "hours": {"mon": [["09:00", "24:30"]]}},
            {"timezone": "UTC", "hours": {"mon": [["09:00", "12:00"], ["11:00", "18:00"]]}},
            {"timezone": "UTC", "hours": {"mon": [["09:00"]]}},
            {"timezone": "UTC", "hours": []},
            {"timezone": "UTC", "hours": {}, "holidays": ["2026-02-30"]},
            {"timezone": "UTC", "hours": {}, "breaks": {"Christmas": []}},
            [],
        ],
    )
    def test_that_is_none_is_refused_by_name(self, wrong: Any) -> None:
        with pytest.raises(CalendarIsWrong):
            WorkingHours.from_json(wrong)

    def test_answers_ten_thousand_questions_a_second(self) -> None:
        hours = calendar(VILNIUS, "09:00-12:00", "13:00-18:00")
        moments = [datetime(2026, 1, 5, tzinfo=UTC) + timedelta(minutes=13 * step) for step in range(2000)]
        for moment in moments:
            hours.after(moment, minutes=480)

        began = process_time()
        for moment in moments:
            hours.after(moment, minutes=480)

        assert process_time() - began < 0.2


ZONES = st.sampled_from([VILNIUS, NEW_YORK, LORD_HOWE, KATHMANDU, APIA, ST_JOHNS, "Africa/Casablanca", "UTC"])
TIMES = st.lists(st.integers(0, 96), min_size=2, max_size=6, unique=True).map(sorted)
MOMENTS = st.integers(0, 4_000_000_000).map(lambda second: datetime.fromtimestamp(second, UTC))


def quarter(number: int) -> str:
    return f"{number // 4:02}:{number % 4 * 15:02}"


def spans_of(times: list[int]) -> list[list[str]]:
    return [[quarter(opens), quarter(closes)] for opens, closes in zip(times[::2], times[1::2], strict=False)]


class TestEveryCalendar:
    """What holds for all of them."""

    @settings(deadline=None)
    @given(zone=ZONES, times=TIMES, start=MOMENTS, minutes=st.integers(0, 6000))
    def test_counts_back_what_it_counted_out(self, zone: str, times: list[int], start: datetime, minutes: int) -> None:
        hours = WorkingHours.from_json({"timezone": zone, "hours": {"mon": spans_of(times), "sun": spans_of(times)}})

        assert hours.seconds_between(start, hours.after(start, minutes=minutes)) == minutes * 60

    @settings(deadline=None)
    @given(zone=ZONES, times=TIMES, start=MOMENTS, length=st.integers(1, 4000))
    def test_agrees_with_looking_at_the_wall_every_minute(
        self, zone: str, times: list[int], start: datetime, length: int
    ) -> None:
        spans = spans_of(times)
        hours = WorkingHours.from_json({"timezone": zone, "hours": dict.fromkeys(EVERY_DAY, spans)})
        start = start.replace(second=0)

        shown = (f"{(start + timedelta(minutes=step)).astimezone(ZoneInfo(zone)):%H:%M}" for step in range(length))
        looked = sum(any(opens <= time < closes for opens, closes in spans) for time in shown)

        assert hours.seconds_between(start, start + timedelta(minutes=length)) == looked * 60
