"""A table of customers is brought along in the browser."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from firsthand.people.actions.importing import carry_on
from firsthand.people.models import Customer, Import
from tests.cast import noon

TABLE = "Vardas;El. paštas;Miestas\nRūta Kazlauskienė;ruta@pastas.example;Vilnius\nNiekas;nonsense;Kaunas\n"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES_FOLDER = tmp_path


@pytest.fixture
def looked_at(shop, at_desk) -> Import:
    sent = SimpleUploadedFile("klientai.csv", TABLE.encode("cp1257"), content_type="text/csv")
    at_desk(shop.jonas).post("/settings/customers/", {"file": sent})
    return Import.objects.get()


class TestATable:
    def test_is_shown_before_anything_is_taken_in(self, shop, looked_at, at_desk):
        page = at_desk(shop.jonas).get(f"/settings/customers/{looked_at.pk}/").content.decode()

        assert "Rūta Kazlauskienė" in page and "“nonsense” is no address." in page
        assert not Customer.objects.exists()

    def test_is_taken_in_as_its_columns_were_matched_and_taken_out_again(self, shop, looked_at, at_desk):
        client, at = at_desk(shop.jonas), f"/settings/customers/{looked_at.pk}/"
        matched = {"column-0": "name", "column-1": "email", "column-2": "", "has_heads": "on"}
        client.post(at, {**matched, "begin": "yes"})
        assert carry_on(looked_at.pk, at=noon) is False

        page = client.get(at).content.decode()

        assert "1 new" in page and "Row 3" in page and "is no address" in page
        assert Customer.objects.get().name == "Rūta Kazlauskienė"
        client.post(f"{at}undo/")
        carry_on(looked_at.pk, at=noon)
        assert not Customer.objects.exists()

    def test_rests_and_goes_on_at_a_click(self, shop, looked_at, at_desk):
        client, at = at_desk(shop.jonas), f"/settings/customers/{looked_at.pk}/"
        client.post(at, {"column-0": "name", "column-1": "email", "has_heads": "on", "begin": "yes"})

        client.post(f"{at}pause/")

        assert "Go on" in client.get("/settings/customers/").content.decode()
        assert carry_on(looked_at.pk, at=noon) is False and not Customer.objects.exists()
        client.post(f"{at}going-on/")
        carry_on(looked_at.pk, at=noon)
        assert Customer.objects.exists()

    def test_of_which_no_column_tells_who_it_is_is_refused(self, shop, looked_at, at_desk):
        answer = at_desk(shop.jonas).post(
            f"/settings/customers/{looked_at.pk}/", {"column-0": "name", "has_heads": "on", "begin": "yes"}
        )

        assert answer.status_code == 422 and Import.objects.get().state == "looked-at"

    def test_that_is_none_is_refused_with_what_to_do(self, shop, at_desk):
        sent = SimpleUploadedFile("empty.csv", b"\n\n", content_type="text/csv")

        answer = at_desk(shop.jonas).post("/settings/customers/", {"file": sent})

        assert answer.status_code == 422 and "Save it as CSV" in answer.content.decode()

    def test_is_nobodys_but_an_administrators(self, shop, looked_at, at_desk):
        for at in ("/settings/customers/", f"/settings/customers/{looked_at.pk}/"):
            assert at_desk(shop.asta).get(at).status_code == 404
