"""A lead's program reads their board, how much was kept, and reminds owners."""

import pytest

from firsthand.api.tests.programs import program_of
from firsthand.conversations.actions import assign
from firsthand.notices.models import Notice
from tests.budget import budget
from tests.cast import nine


@pytest.fixture
def lead(shop):
    return program_of(shop.ingrida)


class TestTheBoard:
    def test_is_for_leads_and_administrators(self, lead, jonas, asta, ruta_herself):
        assert (lead.get("/board").status_code, jonas.get("/board").status_code) == (200, 200)
        assert (asta.get("/board").status_code, ruta_herself.get("/board").status_code) == (403, 403)

    def test_names_what_presses_in_their_teams_alone(self, shop, lead, jonas, matter):
        with budget(15):
            board = lead.get("/board").json()

        assert [one["id"] for one in board["late"]] == [one["id"] for one in board["unowned"]] == [matter.pk]
        assert board["late"][0]["due_at"] and board["causes"] == []
        assert jonas.get(f"/board?team={shop.orders.pk}").json()["unowned"] == []
        assert lead.get(f"/board?team={shop.orders.pk}").status_code == 404

    def test_says_how_much_was_kept(self, lead, matter):
        shares = lead.get("/promises/shares?by=person&since=2026-11-26").json()
        assert (shares["since"], shares["by"], shares["items"]) == ("2026-11-23", "person", [])
        assert lead.get("/promises/shares?by=moon").status_code == 422
        assert lead.get("/promises/shares?by=week&kind=free&team=1&person=0&week=2026-11-23").json()["items"] == []


class TestReminding:
    def test_tells_the_owner(self, shop, lead, matter):
        assert lead.post(f"/conversations/{matter.pk}/reminder").status_code == 422
        assign(matter, to=shop.asta, by=shop.ingrida, at=nine)

        assert lead.post(f"/conversations/{matter.pk}/reminder").status_code == 201
        assert Notice.objects.filter(representative=shop.asta, about="owner.reminded").exists()

    def test_is_not_for_whom_it_is_closed(self, marco, matter):
        assert marco.post(f"/conversations/{matter.pk}/reminder").status_code == 404
