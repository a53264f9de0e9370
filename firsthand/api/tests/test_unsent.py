"""Programs write answers that leave later."""

from datetime import timedelta

import pytest
from django.utils import timezone

from firsthand.conversations.models import Message, Unsent
from tests.cast import nine

LATER = (timezone.now() + timedelta(days=7)).isoformat(timespec="seconds")


@pytest.fixture
def unsent(asta, matter):
    answer = asta.post(f"/conversations/{matter.pk}/messages", text="Did it help?", send_at=LATER)
    assert (answer.status_code, answer["Location"]) == (202, f"/api/v1/unsent/{answer.json()['id']}")
    return answer.json()


class TestAnAnswerForLater:
    def test_waits_and_sends_nothing(self, unsent):
        assert (unsent["state"], unsent["message"]) == ("waiting", None)
        assert not Message.objects.filter(kind="reply").exists()

    def test_is_listed_and_shown_to_those_who_see_its_conversation(self, asta, marco, unsent):
        assert asta.get("/unsent").json()["items"] == [unsent]
        assert asta.get(f"/unsent/{unsent['id']}").json() == unsent
        assert marco.get("/unsent").json()["items"] == []
        assert marco.get(f"/unsent/{unsent['id']}").status_code == 404

    def test_is_changed_and_thrown_away(self, asta, unsent):
        at = f"/unsent/{unsent['id']}"
        assert asta.patch(at, text="Did that help?").json()["text"] == "Did that help?"
        assert asta.sends("DELETE", at, {}).json()["state"] == "discarded"
        assert asta.get("/unsent").json()["items"] == []

    def test_is_held_back_when_the_customer_writes(self, shop, asta, matter, unsent):
        shop.receives_mail(answers=matter.messages.get(), words="It is quiet.", at=nine)

        shown = asta.get(f"/unsent/{unsent['id']}").json()
        assert (shown["state"], shown["why"]) == ("held", "customer-wrote")

    def test_is_not_for_customers(self, ruta_herself, matter, unsent):
        assert "Did it help" not in ruta_herself.get(f"/conversations/{matter.pk}/messages").content.decode()
        assert ruta_herself.get("/unsent").status_code == 403
        assert ruta_herself.get(f"/unsent/{unsent['id']}").status_code == 403
        answer = ruta_herself.post(f"/conversations/{matter.pk}/messages", text="x", send_at=LATER)
        assert answer.status_code == 403

    def test_is_of_another_team_not_there(self, marco, unsent):
        at = f"/unsent/{unsent['id']}"

        assert {marco.patch(at, text="x").status_code, marco.sends("DELETE", at, {}).status_code} == {404}


class TestWhatIsRefused:
    @pytest.mark.parametrize("more", [{"kind": "note"}, {"kind": "received"}])
    def test_is_what_is_not_mailed(self, asta, matter, more):
        answer = asta.post(f"/conversations/{matter.pk}/messages", text="x", send_at=LATER, **more)

        assert answer.status_code == 422

    def test_is_the_past(self, asta, matter):
        answer = asta.post(f"/conversations/{matter.pk}/messages", text="x", send_at="2020-01-01T09:00:00+02:00")

        assert answer.status_code in {409, 422} and not Unsent.objects.exists()
