"""Working hours are laid down by administrators."""

import pytest

from firsthand.journal.actor import HOUSE
from firsthand.team.actions import CalendarExists, HoursAreWrong, TeamExists, draw_calendar, found_team, rename_team
from firsthand.team.rules.permissions import OnlyAdministratorsMay
from firsthand.team.tests.people import MONDAY, asta, team

pytestmark = pytest.mark.django_db

WRITTEN = {"timezone": "Europe/Vilnius", "hours": {"mon": [["09:00", "18:00"]]}, "holidays": ["2026-12-25"]}


class TestACalendar:
    """The shop's."""

    def test_counts_by_what_it_says(self) -> None:
        calendar = draw_calendar("Shop", WRITTEN, by=HOUSE, at=MONDAY)

        calendar.refresh_from_db()
        assert calendar.working_hours.is_open(MONDAY)
        assert calendar.breaks == {}

    def test_can_be_drawn_anew(self) -> None:
        calendar = draw_calendar("Shop", WRITTEN, by=HOUSE, at=MONDAY)

        draw_calendar("Shop", WRITTEN | {"hours": {}}, instead_of=calendar, by=HOUSE, at=MONDAY)

        assert not calendar.working_hours.is_open(MONDAY)

    def test_that_cannot_be_read_is_refused_with_the_reason(self) -> None:
        with pytest.raises(HoursAreWrong) as refused:
            draw_calendar("Shop", {"timezone": "UTC", "hours": {"mon": [["18:00", "09:00"]]}}, by=HOUSE, at=MONDAY)
        assert "mon" in refused.value.sentence

    def test_has_a_name_of_its_own(self) -> None:
        draw_calendar("Shop", WRITTEN, by=HOUSE, at=MONDAY)

        with pytest.raises(CalendarExists):
            draw_calendar("shop", WRITTEN, by=HOUSE, at=MONDAY)

    def test_is_not_drawn_by_everybody(self) -> None:
        with pytest.raises(OnlyAdministratorsMay):
            draw_calendar("Shop", WRITTEN, by=asta(), at=MONDAY)


class TestATeam:
    """The front desk."""

    def test_has_a_name_of_its_own(self) -> None:
        team("Vilnius")
        other = team("Milano")

        with pytest.raises(TeamExists):
            found_team("vilnius", by=HOUSE, at=MONDAY)
        with pytest.raises(TeamExists):
            rename_team(other, name="VILNIUS", by=HOUSE, at=MONDAY)
