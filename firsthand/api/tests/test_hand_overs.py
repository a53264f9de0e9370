"""A program hands a matter over, and it closes only with the customer's word."""

from datetime import timedelta

import pytest
from django.utils import timezone

from firsthand.api.tests.programs import program_of
from tests.budget import budget

SOON = (timezone.now() + timedelta(days=3)).isoformat()


@pytest.fixture
def marco(shop):
    return program_of(shop.marco)


@pytest.fixture
def at(matter):
    return f"/conversations/{matter.pk}"


@pytest.fixture
def handed(shop, asta, at):
    said = {"why": "Spare parts", "expects": "Silence", "ask_by": SOON, "text": "Marco goes on.", "external_id": "h-1"}
    return asta.post(f"{at}/hand-overs", representative=shop.marco.pk, **said)


class TestHandingOver:
    def test_says_who_goes_on_and_who_asks(self, shop, handed, asta, at):
        one = handed.json()
        assert (handed.status_code, one["state"], one["first"]["name"], one["representative"]["name"]) == (
            201,
            "offered",
            "Asta",
            "Marco",
        )
        assert one["told"] is not None
        with budget(6):
            assert asta.get(f"{at}/hand-overs").json()["items"] == [one]

    def test_to_nobody_or_to_two_is_refused(self, shop, asta, at):
        said = {"why": "Spare parts", "ask_by": SOON}
        assert asta.post(f"{at}/hand-overs", **said).status_code == 422
        both = {"representative": shop.marco.pk, "team": shop.orders.pk}
        assert asta.post(f"{at}/hand-overs", **said, **both).status_code == 422
        assert asta.post(f"{at}/hand-overs", **said, team=999_999).json()["errors"][0]["pointer"] == "/team"

    def test_is_given_back_with_a_reason(self, handed, marco, at):
        assert marco.post(f"{at}/hand-overs/return", reason="").status_code == 422
        assert marco.post(f"{at}/hand-overs/return", reason="Not ours").json()["state"] == "given_back"


class TestTheCustomersWord:
    @pytest.fixture(autouse=True)
    def finished(self, handed, marco, at):
        assert marco.post(f"{at}/hand-overs/acceptance").json()["state"] == "accepted"
        assert marco.post(f"{at}/hand-overs/finish", words="Done").json()["state"] == "finished"

    def test_is_waited_for_and_the_problem_names_whose_duty_is_open(self, asta, at):
        problem = asta.patch(at, state="resolved")

        assert (problem.status_code, problem["Content-Type"]) == (422, "application/problem+json")
        assert "Asta still has to ask the customer" in problem.json()["detail"]

    def test_closes_it(self, asta, at):
        assert asta.post(f"{at}/customers-word", solved=True).json()["state"] == "resolved"
        assert asta.post(f"{at}/customers-word", solved=True).status_code == 409

    def test_may_be_said_by_the_customer(self, ruta_herself, at):
        assert ruta_herself.post(f"{at}/customers-word", solved=False, words="It hums.").status_code == 422
        assert ruta_herself.post(f"{at}/customers-word", solved=True).json()["state"] == "resolved"

    def test_that_it_is_not_solved_gives_it_to_the_first_owner(self, shop, asta, at):
        answer = asta.post(f"{at}/customers-word", solved=False, words="It hums.").json()

        assert (answer["state"], answer["owner"]["id"]) == ("open", shop.asta.pk)

    def test_is_not_waited_for_where_a_lead_says_so(self, shop, asta, at):
        assert asta.post(f"{at}/customers-word/waiver", reason="Gone").status_code == 422
        lead = program_of(shop.ingrida)
        assert lead.post(f"{at}/customers-word/waiver", reason="Gone").status_code == 200
        assert lead.patch(at, state="resolved").json()["state"] == "resolved"
