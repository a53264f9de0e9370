"""Programs block senders, and let them in again."""

import pytest

from firsthand.channels.email.actions import block
from firsthand.channels.email.models import Block
from tests.cast import elena, nine, noon, ruta


@pytest.fixture
def blocked(asta, matter):
    """Asta's program blocks who wrote the matter."""
    answer = asta.post(f"/conversations/{matter.pk}/blocks", reason="Threats")
    assert answer.status_code == 201
    return answer.json()


class TestTheSenderOfAConversation:
    def test_is_kept_out_and_the_conversation_with_them(self, asta, matter, blocked):
        assert (blocked["pattern"], blocked["reason"], blocked["by"]["name"]) == (ruta.address, "Threats", "Asta")
        assert asta.get(f"/conversations/{matter.pk}").json()["state"] == "held"

    def test_is_kept_out_once_under_one_key(self, asta, matter):
        once = {"headers": {"Idempotency-Key": "block-1"}}
        answers = [asta.post(f"/conversations/{matter.pk}/blocks", **once).json() for _time in range(2)]

        assert answers[0] == answers[1] and Block.objects.count() == 1

    def test_may_be_a_whole_domain_but_only_their_own(self, asta, matter):
        at = f"/conversations/{matter.pk}/blocks"
        assert asta.post(at, domain="elsewhere.example").status_code == 422
        assert asta.post(at, domain="pastas.example").json()["pattern"] == "pastas.example"

    def test_is_let_in_again_when_it_was_a_slip(self, asta, matter, blocked):
        ended = asta.asks("DELETE", f"/conversations/{matter.pk}/blocks/{blocked['id']}")

        assert ended.status_code == 200 and ended.json()["ended_at"]
        assert asta.get(f"/conversations/{matter.pk}").json()["state"] == "open"
        assert asta.asks("DELETE", f"/conversations/{matter.pk}/blocks/{blocked['id']}").status_code == 404

    def test_gives_no_hold_over_who_else_is_blocked(self, shop, asta, matter, blocked):
        other = block(elena.address, by=shop.marco, at=noon)

        answers = [asta.asks("DELETE", f"/conversations/{matter.pk}/blocks/{one}") for one in (other.pk, 987_654)]

        assert [one.status_code for one in answers] == [404, 404] and answers[0].content == answers[1].content
        assert Block.objects.in_force().filter(pk=other.pk).exists()

    def test_is_nothing_for_a_customers_key(self, matter, ruta_herself):
        assert ruta_herself.post(f"/conversations/{matter.pk}/blocks").status_code == 403
        assert not Block.objects.exists()


class TestTheListOfThem:
    def test_is_paged_and_for_administrators(self, shop, jonas, asta, matter, ruta_herself):
        made = [block(f"{name}.example", by=shop.jonas, at=nine).pk for name in ("one", "two", "three")]
        first = jonas.get("/blocks", limit=2).json()
        rest = jonas.get("/blocks", limit=2, cursor=first["next"]).json()

        assert [one["id"] for one in first["items"] + rest["items"]] == made and rest["next"] is None
        assert {asta.get("/blocks").status_code, ruta_herself.get("/blocks").status_code} == {403}

    @pytest.mark.parametrize(
        ("pattern", "status"),
        [
            ("spam.example", 201),
            ("a@spam.example", 201),
            ("no sender", 422),
            ("namai.example", 422),
            ("gmail.com", 422),
        ],
    )
    def test_takes_another(self, jonas, asta, pattern, status):
        answer = jonas.post("/blocks", pattern=pattern)

        assert answer.status_code == status
        assert answer["Content-Type"] == ("application/json" if status == 201 else "application/problem+json")
        assert asta.post("/blocks", pattern=pattern).status_code == 403

    def test_lets_one_in_again_with_what_was_held_back_for_it(self, jonas, asta, matter, blocked):
        assert jonas.asks("DELETE", f"/blocks/{blocked['id']}?let_through=true").status_code == 200

        assert asta.get(f"/conversations/{matter.pk}").json()["state"] == "open"
        assert jonas.get("/blocks").json()["items"] == []
        assert jonas.get(f"/blocks/{blocked['id']}").status_code == 404
