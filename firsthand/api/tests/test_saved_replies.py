"""Programs read and write saved replies."""

import pytest

from firsthand.desk.models import SavedReply

RETURNS = {"name": "Returns", "wordings": [{"language": "en", "words": "Hello {customer.first_name|there}."}]}


@pytest.fixture
def kept(asta):
    answer = asta.post("/saved-replies", **RETURNS)
    assert answer.status_code == 201
    return answer.json()


class TestASavedReply:
    def test_is_written_and_found_by_its_words(self, asta, kept):
        assert asta.get("/saved-replies", q="hello retur").json()["items"] == [kept]
        assert asta.get("/saved-replies", q="sofa").json()["items"] == []
        assert (kept["circle"], kept["uses"], kept["archived"]) == ("own", 0, False)

    def test_is_read_as_the_customer_would(self, asta, kept, matter):
        [one] = asta.get(f"/conversations/{matter.pk}/saved-replies").json()["items"]

        assert (one["id"], one["words"]) == (kept["id"], "Hello Rūta.")

    def test_is_changed_and_archived_and_keeps_the_rest(self, shop, asta, kept):
        at = f"/saved-replies/{kept['id']}"
        changed = asta.patch(at, circle="team", team=shop.repairs.pk, archived=True).json()

        assert (changed["circle"], changed["team"], changed["archived"]) == ("team", shop.repairs.pk, True)
        assert changed["wordings"] == kept["wordings"] and changed["name"] == "Returns"
        assert asta.patch(at, archived=False).json()["archived"] is False

    def test_with_an_unknown_field_is_refused_with_its_name(self, asta):
        answer = asta.post("/saved-replies", name="X", wordings=[{"language": "en", "words": "{customer.shoe}"}])

        assert answer.status_code == 422 and "customer.shoe" in answer.json()["detail"]
        assert not SavedReply.objects.exists()

    def test_of_a_team_names_it(self, asta, shop):
        assert asta.post("/saved-replies", **RETURNS, circle="team").status_code == 422
        assert asta.post("/saved-replies", **RETURNS, circle="team", team=shop.orders.pk).status_code == 422

    def test_of_everybody_is_for_those_who_lead(self, asta, jonas):
        assert asta.post("/saved-replies", **RETURNS, circle="everybody").status_code == 422
        assert jonas.post("/saved-replies", **RETURNS, circle="everybody").status_code == 201

    def test_is_no_matter_of_a_customers_key(self, ruta_herself):
        assert ruta_herself.get("/saved-replies").status_code == 403
