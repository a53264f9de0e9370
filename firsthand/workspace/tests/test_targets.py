"""Targets among the settings."""

import re

import pytest

from firsthand.promises.models import Target
from firsthand.workspace.settings.targets import TimeUnclear, minutes, span


@pytest.mark.parametrize(
    ("written", "meant"),
    [("45 min", 45), ("4 h", 240), ("1:30 h", 90), ("2 d", 960), ("1d 2h", 600), ("90", 90), ("", None)],
)
def test_reads_a_working_time(written: str, meant: int | None) -> None:
    assert minutes(written) == meant


@pytest.mark.parametrize("meant", [1, 45, 60, 90, 240, 480, 960])
def test_says_a_time_so_that_it_is_read_again(meant: int) -> None:
    assert minutes(span(meant)) == meant


def test_says_what_is_none() -> None:
    with pytest.raises(TimeUnclear):
        minutes("soon")


class TestThePage:
    def test_sets_changes_and_removes_a_target(self, shop, at_desk):
        jonas = at_desk(shop.jonas)
        assert "No targets yet" in jonas.get("/settings/targets/").content.decode()
        assert 'name="first_answer"' in jonas.get("/settings/targets/new/").content.decode()

        jonas.post("/settings/targets/new/", {"priority": "4", "first_answer": "30 min", "solution": "2 d"})
        one = Target.objects.get()
        assert (one.priority, one.first_answer, one.solution) == (4, 30, 960)

        page = jonas.get(f"/settings/targets/{one.pk}/").content.decode()
        assert 'value="30 min"' in page and 'value="2 d"' in page
        refused = jonas.post(f"/settings/targets/{one.pk}/", {"first_answer": "soon"})
        assert refused.status_code == 422 and "soon" in refused.content.decode()

        jonas.post(f"/settings/targets/{one.pk}/removal/")
        assert not Target.objects.exists()

    def test_is_an_administrators(self, shop, at_desk):
        assert at_desk(shop.asta).get("/settings/targets/").status_code == 404


class TestHolidays:
    def test_of_a_country_are_put_among_those_that_are_written(self, shop, at_desk):
        jonas = at_desk(shop.jonas)
        assert 'name="country"' in jonas.get("/settings/calendars/new/").content.decode()

        filled = jonas.post(
            "/settings/calendars/holidays/", {"country": "DE", "region": "BY", "holidays": "2026-12-24"}
        )

        page = filled.content.decode()
        assert "2026-12-24\n" in page and "-11-01" in page and 'value="BY" selected' in page

    def test_of_another_region_take_the_place_of_those_before(self, shop, at_desk):
        jonas, shown = at_desk(shop.jonas), ""
        for region in ("BB", "BY"):
            before = re.search(r'name="filled" value="([^"]*)"', shown)
            filled = before[1] if before else ""
            days = f"2026-12-24\n{filled}".replace(" ", "\n")
            chosen = {"country": "DE", "region": region, "holidays": days, "filled": filled}
            shown = jonas.post("/settings/calendars/holidays/", chosen).content.decode()
        # Reformation Day is kept in Brandenburg, All Saints' in Bavaria.
        written = shown.partition("<textarea")[2].partition("</textarea>")[0]
        assert "2026-12-24\n" in written and "-11-01" in written and "-10-31" not in written
