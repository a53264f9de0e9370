"""A write that is sent again has one effect and one answer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from firsthand.api.errands import KEPT_FOR, forget_answers
from firsthand.api.models import Answered
from firsthand.conversations.models import Conversation, Message
from tests.budget import budget

SAME = {"Idempotency-Key": "form 7/1"}


@pytest.fixture
def address(matter) -> str:
    return f"/conversations/{matter.pk}/messages"


class TestTheSameWriteAgain:
    def test_has_one_effect_and_the_same_answer(self, asta, address):
        first, second = (asta.post(address, text="We shall look.", headers=SAME) for _time in range(2))

        assert (second.status_code, second.content, second["Location"]) == (201, first.content, first["Location"])
        assert second["Content-Type"] == first["Content-Type"]
        assert ("Idempotency-Replayed" in first, second["Idempotency-Replayed"]) == (False, "true")
        assert Message.objects.filter(kind="reply").count() == 1

    def test_bears_the_version_of_then(self, asta, matter):
        first, second = (asta.patch(f"/conversations/{matter.pk}", priority="high", headers=SAME) for _time in range(2))

        assert first["ETag"] == second["ETag"]

    def test_costs_few_statements(self, asta, address):
        asta.post(address, text="We shall look.", headers=SAME)
        with budget(4):
            asta.post(address, text="We shall look.", headers=SAME)


class TestTheSameKey:
    def test_for_other_words_is_refused(self, asta, address):
        asta.post(address, text="We shall look.", headers=SAME)
        other = asta.post(address, text="We have looked.", headers=SAME)

        assert (other.status_code, other["Content-Type"]) == (409, "application/problem+json")
        assert Message.objects.filter(kind="reply").count() == 1

    def test_for_another_address_is_refused(self, asta, address):
        asta.post(address, text="We shall look.", headers=SAME)

        assert asta.post("/customers", addresses=["a@pastas.example"], headers=SAME).status_code == 409

    def test_of_somebody_else_is_another(self, asta, jonas, address):
        for program in (asta, jonas):
            assert program.post(address, text="We shall look.", headers=SAME).status_code == 201

        assert Message.objects.filter(kind="reply").count() == 2

    @pytest.mark.parametrize("wrong", ["", "x" * 256, "ąžuolas", "a\tb"])
    def test_must_be_short_and_printable(self, asta, address, wrong):
        assert asta.post(address, text="Hm", headers={"Idempotency-Key": wrong}).status_code == 422


class TestWhatWasRefused:
    def test_may_be_tried_again_with_the_same_key(self, asta, matter):
        address = f"/conversations/{matter.pk}"
        refused = asta.patch(address, state="waiting", owner=987_654, headers=SAME)
        again = asta.patch(address, state="waiting", headers=SAME)

        assert (refused.status_code, again.status_code) == (422, 200)

    def test_left_nothing_behind(self, jonas, shop):
        body = {"customer": {"email": "a@pastas.example"}, "text": "Hm", "external_id": "1"}
        for key in ("a", "b"):
            jonas.post("/conversations", **body, headers={"Idempotency-Key": key})

        assert Conversation.objects.count() == 1
        assert [one.idempotency_key for one in Answered.objects.all()] == ["a"]


class TestAnAnswer:
    def test_is_forgotten_after_some_days(self, asta, address):
        for key in ("old", "new"):
            asta.post(address, text="We shall look.", headers={"Idempotency-Key": key})
        Answered.objects.filter(idempotency_key="old").update(at=timezone.now() - KEPT_FOR - timedelta(minutes=1))

        forget_answers.func()

        assert [one.idempotency_key for one in Answered.objects.all()] == ["new"]
