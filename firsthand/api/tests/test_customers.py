"""Programs read and change customers."""

import pytest

from firsthand.people.models import Customer
from tests.budget import budget
from tests.cast import ruta


class TestMeeting:
    def test_a_customer_shows_them(self, asta):
        met = asta.post(
            "/customers",
            name="Petras  Petraitis",
            language="lt",
            timezone="Europe/Vilnius",
            addresses=["P@pastas.example"],
        )

        assert met.status_code == 201
        shown = asta.get(f"/customers/{met.json()['id']}").json()
        assert shown == met.json()
        assert (shown["name"], shown["addresses"][0]["address"]) == ("Petras Petraitis", "p@pastas.example")

    def test_somebody_with_an_address_that_is_taken_is_refused(self, matter, asta):
        assert asta.post("/customers", name="R", addresses=[ruta.address]).status_code == 409
        assert Customer.objects.count() == 1


class TestFinding:
    @pytest.mark.parametrize(
        ("asked", "finds"),
        [
            ({"email": ruta.address.upper()}, True),
            ({"email": "no@pastas.example"}, False),
            ({"external_id": "7"}, False),
        ],
    )
    def test_by_what_is_known_exactly(self, matter, asta, asked, finds):
        found = asta.get("/customers", **asked).json()["items"]

        assert [one["id"] for one in found] == ([matter.customer_id] if finds else [])

    def test_costs_at_most_five_statements(self, matter, asta):
        asta.get("/me")
        with budget(5):
            asta.get("/customers")


class TestChanging:
    def test_leaves_what_is_not_named(self, matter, asta):
        changed = asta.patch(f"/customers/{matter.customer_id}", preferred_name="Rūta")

        assert (changed.json()["preferred_name"], changed.json()["name"]) == ("Rūta", ruta.name)

    @pytest.mark.parametrize("flaw", [{"timezone": "Mars/Base"}, {"language": "Lithuanian"}, {"name": "x" * 201}])
    def test_to_what_cannot_be_is_refused(self, matter, asta, flaw):
        refused = asta.patch(f"/customers/{matter.customer_id}", **flaw)

        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, f"/{next(iter(flaw))}")

    def test_adds_an_address_once(self, matter, asta):
        asta.post(f"/customers/{matter.customer_id}/addresses", address="Ruta@darbas.example")
        again = asta.post(f"/customers/{matter.customer_id}/addresses", address="Ruta@darbas.example")

        assert again.status_code == 201
        assert [one["address"] for one in again.json()["addresses"]] == [ruta.address, "ruta@darbas.example"]

    def test_adds_no_address_of_somebody_else(self, matter, other_matter, jonas):
        refused = jonas.post(f"/customers/{matter.customer_id}/addresses", address="elena@posta.example")

        assert refused.status_code == 409


class TestTwoWhoChange:
    """Both read version 1."""

    @pytest.fixture(params=["customers", "conversations"])
    def place(self, request, matter):
        return f"/{request.param}/{matter.customer_id if request.param == 'customers' else matter.pk}"

    def test_the_second_is_told_and_changes_nothing(self, asta, place):
        seen = asta.get(place)["ETag"]
        first = asta.patch(place, language="lt", headers={"If-Match": seen})
        second = asta.patch(place, language="it", headers={"If-Match": seen})

        assert (first.status_code, second.status_code) == (200, 409)
        assert second["Content-Type"] == "application/problem+json"
        assert asta.get(place).json()["language"] == "lt"
        assert asta.get(place)["ETag"] == first["ETag"] != seen

    @pytest.mark.parametrize("any_version", ["*", None])
    def test_may_say_that_it_does_not_matter(self, asta, place, any_version):
        headers = {"If-Match": any_version} if any_version else {}
        assert asta.patch(place, language="lt", headers=headers).status_code == 200

    def test_who_names_no_version_is_told_what_to_send(self, asta, place):
        refused = asta.patch(place, language="lt", headers={"If-Match": "yesterday"})

        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "If-Match")
