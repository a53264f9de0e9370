"""Who is on, as a table, and rotas drawn by who leads."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from firsthand.team.actions import Hours, RotaExists, add_turns, draw_rota, drop_rota, drop_turns
from firsthand.team.models import Rota
from firsthand.team.queries import on_duty
from firsthand.team.rules.permissions import NotYourRota
from firsthand.team.rules.rotas import Stretch, Turn, changes_at, day_of, who_is_on
from tests.budget import budget
from tests.cast import nine

VILNIUS = ZoneInfo("Europe/Vilnius")
ASTA, MARCO, INGRIDA = 1, 2, 3
# Round the clock: Asta by day, then Marco; Marco by night; on Sundays Ingrida; the 24th of December otherwise.
WEEK = [
    *(Turn(ASTA, 8 * 60, 18 * 60, weekday=day) for day in range(6)),
    *(Turn(MARCO, 8 * 60, 18 * 60, weekday=day, rank=2) for day in range(6)),
    *(Turn(MARCO, 0, 8 * 60, weekday=day) for day in range(6)),
    *(Turn(MARCO, 18 * 60, 24 * 60, weekday=day) for day in range(6)),
    Turn(INGRIDA, 0, 24 * 60, weekday=6),
    Turn(INGRIDA, 12 * 60, 18 * 60, day=date(2026, 12, 24)),
]


def wall(written: str, *, fold: int = 0) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=VILNIUS, fold=fold)


@pytest.mark.parametrize(
    ("when", "people"),
    [
        (wall("2026-11-24T07:59"), (MARCO,)),
        (wall("2026-11-24T08:00"), (ASTA, MARCO)),
        (wall("2026-11-24T17:59"), (ASTA, MARCO)),
        (wall("2026-11-24T18:00"), (MARCO,)),
        (wall("2026-11-24T23:59"), (MARCO,)),
        (wall("2026-11-25T00:00"), (MARCO,)),
        (wall("2026-11-29T00:00"), (INGRIDA,)),
        (wall("2026-11-28T23:59"), (MARCO,)),
        # An exception counts instead of the week, within its hours alone.
        (wall("2026-12-24T11:59"), (ASTA, MARCO)),
        (wall("2026-12-24T12:00"), (INGRIDA,)),
        (wall("2026-12-24T18:00"), (MARCO,)),
        (wall("2027-12-24T12:00"), (ASTA, MARCO)),
        # Sunday 29 March 2026: three o'clock becomes four; Sunday 25 October: four becomes three again.
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), (INGRIDA,)),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), (INGRIDA,)),
        (wall("2026-10-25T03:30", fold=0), (INGRIDA,)),
        (wall("2026-10-25T03:30", fold=1), (INGRIDA,)),
        (datetime(2026, 10, 25, 21, 59, tzinfo=UTC), (INGRIDA,)),
        (datetime(2026, 10, 25, 22, 0, tzinfo=UTC), (MARCO,)),
    ],
)
def test_who_is_on(when, people):
    assert who_is_on(WEEK, when, zone=VILNIUS) == people


# Two hours of a night in which clocks are moved: nobody but who is on by the wall.
NIGHT = [Turn(ASTA, 2 * 60, 3 * 60, weekday=6), Turn(MARCO, 3 * 60, 4 * 60, weekday=6)]


@pytest.mark.parametrize(
    ("utc", "people"),
    [
        ("2026-10-24T23:30", (ASTA,)),
        ("2026-10-25T00:30", (MARCO,)),
        ("2026-10-25T01:30", (MARCO,)),  # the clock shows this hour twice
        ("2026-10-25T02:30", ()),
        ("2026-03-29T00:30", (ASTA,)),
        ("2026-03-29T01:30", ()),  # it leaps from three to four
    ],
)
def test_when_clocks_are_moved(utc, people):
    assert who_is_on(NIGHT, datetime.fromisoformat(utc).replace(tzinfo=UTC), zone=VILNIUS) == people


@pytest.mark.parametrize(
    ("when", "changes"),
    [
        (wall("2026-11-24T09:00"), wall("2026-11-24T18:00")),
        (wall("2026-11-24T20:00"), wall("2026-11-25T08:00")),
        (wall("2026-11-28T20:00"), wall("2026-11-29T00:00")),
        (wall("2026-10-24T20:00"), wall("2026-10-25T00:00")),
        (wall("2026-10-25T12:00"), wall("2026-10-26T00:00")),
    ],
)
def test_until_when(when, changes):
    assert changes_at(WEEK, when, zone=VILNIUS) == changes.astimezone(UTC)


def test_nothing_changes_where_one_is_on_for_ever():
    always = [Turn(ASTA, 0, 24 * 60, weekday=day) for day in range(7)]
    assert changes_at(always, nine, zone=VILNIUS) is None


def test_a_day_shows_its_gaps():
    assert day_of([Turn(ASTA, 480, 600, weekday=1)], date(2026, 11, 24)) == [
        Stretch(0, 480, ()),
        Stretch(480, 600, (ASTA,)),
        Stretch(600, 1440, ()),
    ]


class TestDrawn:
    """Ingrida, who leads Repairs, draws its rota."""

    @pytest.fixture
    def rota(self, shop) -> Rota:
        return draw_rota("Nights", team=shop.repairs, timezone="Europe/Vilnius", by=shop.ingrida, at=nine)

    def test_a_night_is_two_turns(self, shop, rota):
        add_turns(rota, shop.asta, Hours(22 * 60, 6 * 60, weekdays=(0, 6)), by=shop.ingrida, at=nine)

        said = sorted(rota.turns.values_list("weekday", "opens", "closes"))
        assert said == [(0, 0, 360), (0, 1320, 1440), (1, 0, 360), (6, 1320, 1440)]

    def test_who_is_on_now_costs_two_statements(self, shop, rota):
        add_turns(rota, shop.asta, Hours(0, 1440, weekdays=tuple(range(7))), by=shop.ingrida, at=nine)
        add_turns(rota, shop.jonas, Hours(0, 1440, day=date(2026, 11, 24)), by=shop.ingrida, at=nine)
        with budget(2):
            assert [one.name for one in on_duty(rota, at=nine)] == ["Jonas"]
        assert [one.name for one in on_duty(rota, at=nine + timedelta(days=1))] == ["Asta"]

    def test_turns_are_dropped_again(self, shop, rota):
        (turn,) = add_turns(rota, shop.asta, Hours(0, 60, weekdays=(0,)), by=shop.ingrida, at=nine)
        drop_turns(rota, [turn], by=shop.ingrida, at=nine)
        assert not rota.turns.exists()
        drop_rota(rota, by=shop.ingrida, at=nine)
        assert not Rota.objects.exists()

    def test_is_not_for_everybody_and_has_one_name(self, shop, rota):
        with pytest.raises(NotYourRota):
            add_turns(rota, shop.asta, Hours(0, 60, weekdays=(0,)), by=shop.asta, at=nine)
        with pytest.raises(NotYourRota):
            draw_rota("Ours", team=None, timezone="UTC", by=shop.ingrida, at=nine)
        with pytest.raises(RotaExists):
            draw_rota("nights", team=None, timezone="UTC", by=shop.jonas, at=nine)
