"""Programs read and change companies, say who writes for them, and who is one person."""

from firsthand.people.models import Customer
from tests.cast import Writer, nine

at_work = Writer("Rūta Kazlauskienė", "ruta@baltparts.example")


class TestACompany:
    def test_is_put_down_found_and_changed(self, matter, asta):
        made = asta.post("/companies", name="Balt Parts", domains=["BaltParts.example"], external_id="c-1")
        assert made.status_code == 201
        number = made.json()["id"]

        changed = asta.patch(f"/companies/{number}", domains=["parts.example"], notes="By invoice.")

        assert (changed.json()["domains"], changed.json()["name"]) == (["parts.example"], "Balt Parts")
        assert [one["id"] for one in asta.get("/companies", domain="parts.example").json()["items"]] == [number]
        assert asta.get("/companies", domain="baltparts.example").json()["items"] == []

    def test_two_programs_change_only_as_they_saw_it(self, matter, asta):
        made = asta.post("/companies", name="Balt Parts", domains=["baltparts.example"])
        at, seen = f"/companies/{made.json()['id']}", {"If-Match": made["ETag"]}

        answers = [asta.patch(at, domains=[one], headers=seen) for one in ("parts.example", "balt.example")]

        assert [one.status_code for one in answers] == [200, 409]
        assert asta.get(at).json()["domains"] == ["parts.example"]

    def test_is_known_once_by_its_number_elsewhere(self, matter, asta):
        asta.post("/companies", name="Balt Parts", external_id="c-1")

        refused = asta.post("/companies", name="Another", external_id="c-1")

        assert refused.status_code == 409 and "company" in refused.json()["detail"]

    def test_that_speaks_for_everybody_is_refused(self, matter, asta):
        assert asta.post("/companies", name="Mail", domains=["gmail.com"]).status_code == 422

    def test_is_whose_a_customer_is(self, matter, asta):
        number = asta.post("/companies", name="Balt Parts").json()["id"]

        said = asta.sends("PUT", f"/customers/{matter.customer_id}/company", {"company": number})

        assert said.json()["company"] == number
        assert (
            asta.sends("PUT", f"/customers/{matter.customer_id}/company", {"company": None}).json()["company"] is None
        )


class TestAddresses:
    def test_are_added_proven_and_removed(self, matter, asta):
        at = f"/customers/{matter.customer_id}/addresses"
        added = asta.post(at, kind="phone", address="+370 612 34567").json()["addresses"][-1]
        assert (added["kind"], added["address"], added["verified"]) == ("phone", "+37061234567", False)

        proven = asta.patch(f"{at}/{added['id']}", verified=True).json()["addresses"][-1]

        assert proven["verified_how"] == "seen" and proven["verified_at"]
        assert len(asta.asks("DELETE", f"{at}/{added['id']}").json()["addresses"]) == 1


class TestTwoWhoAreOne:
    def test_are_joined_and_parted(self, shop, matter, asta):
        other = shop.receives_mail(from_=at_work, subject="Our invoice", at=nine).matter
        Customer.objects.filter(pk=other.customer_id).update(external_id="shop-7")

        made = asta.post(f"/customers/{matter.customer_id}/joinings", customer=other.customer_id)

        assert made.status_code == 201
        assert asta.get(f"/customers/{other.customer_id}").status_code == 404
        found = asta.get("/customers", external_id="shop-7").json()["items"]
        assert [one["id"] for one in found] == [matter.customer_id]
        parted = asta.asks("DELETE", f"/customers/{matter.customer_id}/joinings/{made.json()['id']}")
        assert parted.json()["parted_at"] and Customer.objects.filter(joined_into=None).count() == 2
