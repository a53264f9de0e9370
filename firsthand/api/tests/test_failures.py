"""Programs read how a customer was let down, and plan and do what makes up for it."""

from datetime import timedelta

import pytest
from django.utils import timezone

SOON = (timezone.now() + timedelta(days=1)).isoformat(timespec="seconds")


@pytest.fixture
def repair(asta, matter):
    made = asta.post(f"/conversations/{matter.pk}/repairs", kind="call", words="I call", due_at=SOON)
    assert made.status_code == 201
    return made.json()


class TestFailures:
    def test_are_noted_and_listed_with_their_customer(self, asta, marco, ruta_herself, matter):
        message = matter.messages.get()
        for _time in range(2):
            assert asta.post(f"/messages/{message.pk}/asked-again").status_code == 201

        listed = asta.get(f"/customers/{matter.customer_id}/failures").json()["items"]
        assert [(one["kind"], one["message"]) for one in listed] == [("asked_again", message.pk)]
        assert marco.get(f"/customers/{matter.customer_id}/failures").status_code == 404
        assert ruta_herself.get(f"/customers/{matter.customer_id}/failures").status_code == 403

        assert asta.asks("DELETE", f"/messages/{message.pk}/asked-again").json()["items"] == []


class TestARepair:
    def test_is_planned_and_done(self, asta, matter, repair):
        assert (repair["kind"], repair["stand"], repair["owner"]["name"]) == ("call", "planned", "Asta")
        assert asta.post(f"/repairs/{repair['id']}/doing").json()["stand"] == "done"
        assert asta.post(f"/repairs/{repair['id']}/doing").status_code == 409
        assert asta.get(f"/repairs?customer={matter.customer_id}&stand=planned").json()["items"] == []

    def test_is_dropped(self, asta, repair):
        assert asta.post(f"/repairs/{repair['id']}/dropping").json()["stand"] == "dropped"

    def test_is_not_for_customers(self, ruta_herself, repair):
        assert ruta_herself.get("/repairs").status_code == 403
