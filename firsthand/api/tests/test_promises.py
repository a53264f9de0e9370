"""Programs promise, keep and move promises, and set targets."""

from datetime import timedelta

import pytest
from django.utils import timezone

from firsthand.conversations.actions import own
from firsthand.conversations.models import Message
from firsthand.promises.actions import fall_due
from tests.budget import budget

SOON = (timezone.now() + timedelta(days=1)).isoformat(timespec="seconds")
LATER = (timezone.now() + timedelta(days=7)).isoformat(timespec="seconds")


@pytest.fixture
def promise(asta, matter):
    made = asta.post(f"/conversations/{matter.pk}/promises", kind="call_back", words="I call", due_at=SOON)
    assert (made.status_code, made["Location"]) == (201, f"/api/v1/promises/{made.json()['id']}")
    return made.json()


class TestAPromise:
    def test_is_made_and_shown(self, asta, marco, matter, promise):
        assert (promise["kind"], promise["stand"], promise["owner"]["name"]) == ("call_back", "open", "Asta")
        with budget(5):
            listed = asta.get(f"/promises?conversation={matter.pk}&settled=false").json()["items"]
        assert [one["kind"] for one in listed] == ["first_answer", "call_back"]
        assert marco.get(f"/promises/{promise['id']}").status_code == 404
        assert marco.get("/promises").json()["items"] == []

    def test_of_a_target_is_whoever_has_the_conversation(self, asta, shop, matter):
        first = asta.get(f"/promises?conversation={matter.pk}").json()["items"][0]
        assert (first["kind"], first["owner"]) == ("first_answer", None)

        own(matter, by=shop.asta, at=timezone.now())

        theirs = asta.get(f"/promises?owner={shop.asta.pk}").json()["items"]
        assert [(one["id"], one["owner"]["name"]) for one in theirs] == [(first["id"], "Asta")]

    def test_is_made_once_under_an_external_id(self, asta, matter):
        said = {"kind": "call_back", "due_at": SOON, "external_id": "crm-1"}
        ids = {asta.post(f"/conversations/{matter.pk}/promises", **said).json()["id"] for _time in range(2)}
        assert len(ids) == 1

    def test_is_kept(self, asta, promise):
        assert asta.post(f"/promises/{promise['id']}/keeping").json()["stand"] == "kept"
        assert asta.post(f"/promises/{promise['id']}/keeping").status_code == 409

    def test_is_released(self, asta, promise):
        assert asta.post(f"/promises/{promise['id']}/release").json()["stand"] == "released"

    def test_moves_with_a_letter(self, asta, promise):
        moved = asta.post(f"/promises/{promise['id']}/renegotiation", due_at=LATER, text="A week later, sorry.")

        assert (moved.status_code, moved.json()["instead_of"]) == (201, promise["id"])
        assert Message.objects.filter(kind="reply", text="A week later, sorry.").exists()

    def test_is_made_good_after_it_was_broken(self, asta, promise):
        assert asta.post(f"/promises/{promise['id']}/apology", cause="supplier").status_code == 422
        fall_due(at=timezone.now() + timedelta(days=2))

        assert asta.post(f"/promises/{promise['id']}/apology", cause="supplier").json()["cause"] == "supplier"

    def test_is_not_for_customers(self, ruta_herself, matter, promise):
        assert ruta_herself.get("/promises").status_code == 403
        assert ruta_herself.post(f"/conversations/{matter.pk}/promises", due_at=SOON, words="x").status_code == 403


class TestTargets:
    def test_are_set_listed_and_dropped_by_an_administrator(self, jonas, asta):
        made = jonas.post("/targets", priority="urgent", first_answer=30)
        assert (made.status_code, made.json()["first_answer"]) == (201, 30)
        assert jonas.get("/targets").json()["items"] == [made.json()]
        assert jonas.sends("DELETE", f"/targets/{made.json()['id']}", {}).status_code == 200
        assert jonas.get("/targets").json()["items"] == []
        assert asta.get("/targets").status_code == 403

    def test_say_something(self, jonas):
        assert jonas.post("/targets", priority="urgent").status_code == 422
