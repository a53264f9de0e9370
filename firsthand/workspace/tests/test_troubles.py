"""What cannot be shown is said on a page of ours."""

from urllib.parse import unquote

import pytest
from django.test import Client, RequestFactory

from firsthand.workspace.views import troubles


class TestWhatIsNotThere:
    """An address that leads nowhere."""

    def test_leaves_somebody_at_the_desk_their_rail_and_a_way_back(self, shop, at_desk):
        answer = at_desk(shop.asta).get("/conversations/999999/")
        page = answer.content.decode()

        assert answer.status_code == 404
        assert "Nothing here" in page and 'class="rail"' in page and "Go to the desk" in page

    def test_is_said_calmly_to_everybody_else(self, db):
        page = Client().get("/nowhere/")

        assert page.status_code == 404 and "Go to the beginning" in page.content.decode()
        assert 'class="rail"' not in page.content.decode()

    def test_is_a_sentence_for_a_script(self, shop, at_desk):
        answer = at_desk(shop.asta).get("/conversations/999999/", headers={"HX-Request": "true"})

        assert (answer.status_code, answer.content) == (404, b"")
        assert unquote(answer["X-Sentence"]) == "It is gone, or it is not open to you."

    def test_is_a_problem_for_a_program(self, db):
        assert Client().get("/api/nowhere").headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("view", "status"), [(troubles.not_understood, 400), (troubles.not_allowed, 403), (troubles.broken, 500)]
)
class TestEachOther:
    def test_has_its_page(self, view, status):
        answer = view(RequestFactory().get("/desk/"))

        assert answer.status_code == status and "<h2>" in answer.content.decode()

    def test_is_a_problem_for_a_program(self, view, status):
        answer = view(RequestFactory().get("/api/v1/conversations"))

        assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")


class TestANumberThatNoDatabaseHolds:
    @pytest.mark.parametrize("address", ["/conversations/9223372036854775808/", "/customers/99999999999999999999/"])
    def test_leads_nowhere(self, shop, at_desk, address):
        assert at_desk(shop.asta).get(address).status_code == 404
