"""Programs draw rotas, say for what they are rung, and come when one rings."""

import pytest

from firsthand.api.tests.programs import Program, program_of
from firsthand.conversations.actions import prioritise
from firsthand.conversations.rules.states import Priority
from firsthand.team.models import Rota
from tests.cast import ten

DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


@pytest.fixture
def ingrida(shop) -> Program:
    """She leads Repairs."""
    return program_of(shop.ingrida)


@pytest.fixture
def at(shop, ingrida) -> str:
    """A rota of Repairs on which Asta is on round the clock."""
    made = ingrida.post("/rotas", name="Nights", team=shop.repairs.pk, timezone="Europe/Vilnius")
    assert (made.status_code, made.json()["on_now"]) == (201, [])
    at = str(made["Location"]).removeprefix("/api/v1")
    always = {"representative": shop.asta.pk, "opens": "00:00", "closes": "24:00", "weekdays": DAYS}
    assert ingrida.post(f"{at}/turns", **always).status_code == 201
    return at


class TestARota:
    def test_says_who_is_on(self, marco, ingrida, at):
        (one,) = marco.get("/rotas").json()["items"]
        assert ([each["name"] for each in one["on_now"]], one["until"]) == (["Asta"], None)
        first = one["turns"][0]
        assert [first[part] for part in ("weekday", "day", "opens", "closes", "rank")] == [0, None, "00:00", "24:00", 1]
        assert marco.get(at).json() == one

        left = ingrida.asks("DELETE", f"{at}/turns/{first['id']}").json()["turns"]
        assert [each["weekday"] for each in left] == [1, 2, 3, 4, 5, 6]

    def test_has_a_night_on_two_days(self, shop, ingrida, at):
        night = {"representative": shop.jonas.pk, "opens": "22:00", "closes": "06:00", "day": "2199-12-24", "rank": 2}
        turns = ingrida.post(f"{at}/turns", **night).json()["turns"]
        assert [(one["day"], one["opens"], one["closes"]) for one in turns if one["day"]] == [
            ("2199-12-24", "22:00", "24:00"),
            ("2199-12-25", "00:00", "06:00"),
        ]

    @pytest.mark.parametrize("more", [{}, {"day": "2199-12-24", "weekdays": ["mon"]}, {"weekdays": ["mon"], "rank": 0}])
    def test_says_when(self, shop, ingrida, at, more):
        asked = ingrida.post(f"{at}/turns", representative=shop.asta.pk, opens="09:00", closes="18:00", **more)
        assert asked.status_code == 422

    def test_is_called_otherwise_and_dropped(self, shop, ingrida, at):
        said = {"name": "Emergencies", "team": shop.repairs.pk, "timezone": "Europe/Rome"}
        replaced = ingrida.sends("PUT", at, said).json()
        assert (replaced["name"], replaced["timezone"], len(replaced["turns"])) == ("Emergencies", "Europe/Rome", 7)
        assert ingrida.asks("DELETE", at).status_code == 200
        assert not Rota.objects.exists()

    @pytest.mark.parametrize("wrong", [{"timezone": "Europe/Atlantis"}, {"team": 987_654}, {"name": " "}])
    def test_that_cannot_be_is_refused(self, shop, ingrida, wrong):
        said = {"name": "X", "team": shop.repairs.pk, "timezone": "UTC"} | wrong
        assert ingrida.post("/rotas", **said).status_code == 422

    def test_is_kept_by_who_leads_alone(self, shop, asta, at):
        assert asta.post("/rotas", name="Mine", team=shop.repairs.pk, timezone="UTC").status_code == 403
        turn = asta.get(at).json()["turns"][0]["id"]
        turned = {"representative": shop.asta.pk, "opens": "09:00", "closes": "18:00", "weekdays": ["mon"]}
        for method, address, body in (
            ("PUT", at, {"name": "Mine", "timezone": "UTC"}),
            ("DELETE", at, {}),
            ("POST", f"{at}/turns", turned),
            ("DELETE", f"{at}/turns/{turn}", {}),
            ("POST", f"{at}/bells", {"when_urgent": True}),
        ):
            assert asta.sends(method, address, body).status_code == 403


class TestABell:
    def test_rings_until_somebody_comes(self, shop, ingrida, asta, marco, at, matter):
        bell = ingrida.post(f"{at}/bells", when_urgent=True, minutes=5).json()
        assert ingrida.get(f"{at}/bells").json()["items"] == [bell]
        prioritise(matter, priority=Priority.URGENT, by=shop.ingrida, at=ten)

        (one,) = asta.get("/ringings").json()["items"]
        assert ([each["name"] for each in one["rung"]], one["outcome"]) == (["Asta"], None)
        assert marco.get("/ringings").json()["items"] == []
        assert marco.post(f"/ringings/{one['id']}/taking").status_code == 404

        taken = asta.post(f"/ringings/{one['id']}/taking").json()
        assert (taken["outcome"], taken["taken_by"]["name"], shop.conversation().owner) == ("taken", "Asta", shop.asta)
        assert asta.post(f"/ringings/{one['id']}/taking").status_code == 409
        assert asta.get(f"/ringings/{one['id']}").json() == taken

    def test_is_taken_down(self, ingrida, at):
        bell = ingrida.post(f"{at}/bells", when_urgent=True).json()
        assert ingrida.asks("DELETE", f"{at}/bells/{bell['id']}").json() == bell
        assert ingrida.get(f"{at}/bells").json()["items"] == []

    @pytest.mark.parametrize("wrong", [{}, {"tag": "nowhere"}, {"inbox": 987_654}, {"when_urgent": True, "minutes": 0}])
    def test_rings_for_something(self, ingrida, at, wrong):
        assert ingrida.post(f"{at}/bells", **wrong).status_code == 422
