"""Programs hand on letters that came to the wrong address."""

import pytest

from firsthand.conversations.models import Message
from tests.cast import evening, ruta

ORDERS = {"address": "orders@liebherr.example", "name": "Liebherr"}


def redirected(program, matter, **more):
    return program.post(f"/conversations/{matter.pk}/redirects", to=ORDERS, **more)


class TestALetter:
    def test_goes_to_the_other_address_and_solves_the_matter(self, asta, matter):
        answer = redirected(asta, matter)

        assert answer.status_code == 201
        sent = Message.objects.get(pk=answer.json()["id"])
        assert (sent.kind, sent.hands_on, sent.recipients[0]["address"]) == (
            "side-letter",
            matter.messages.get(kind="received"),
            ORDERS["address"],
        )
        assert asta.get(f"/conversations/{matter.pk}").json()["state"] == "resolved"
        assert asta.get(answer["Location"].removeprefix("/api/v1")).json()["side_thread"] == sent.side_thread_id

    def test_is_told_of_to_its_writer_when_that_is_wanted(self, asta, matter, ruta_herself):
        redirected(asta, matter, told="Liebherr will answer you.", resolve=False)

        said = ruta_herself.get(f"/conversations/{matter.pk}/messages").content.decode()
        assert "Liebherr will answer you." in said and ORDERS["address"] not in said
        assert asta.get(f"/conversations/{matter.pk}").json()["state"] == "waiting"

    def test_is_the_last_one_unless_another_is_named(self, shop, asta, matter):
        first = matter.messages.get()
        shop.receives_mail(answers=first, words="And it leaks.", at=evening)

        sent = Message.objects.get(pk=redirected(asta, matter, message=first.pk).json()["id"])

        assert sent.hands_on == first

    @pytest.mark.parametrize("once", [{"external_id": "r-1"}, {"headers": {"Idempotency-Key": "r-1"}}])
    def test_goes_once(self, asta, matter, once):
        answers = [redirected(asta, matter, told="Elsewhere.", **once) for _time in range(2)]

        assert answers[0].json()["id"] == answers[1].json()["id"]
        assert Message.objects.filter(kind="side-letter").count() == 1
        assert Message.objects.filter(kind="reply").count() == 1


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        "more",
        [
            {"to": {"address": "help@namai.example"}},
            {"to": {"address": ruta.address}},
            {"to": {"address": "nowhere"}},
            {"message": 987_654_321},
            {"cover": "x"},
        ],
        ids=["ours", "its own writer", "no address", "another message", "what nobody described"],
    )
    def test_is_said_with_a_sentence(self, asta, matter, more):
        answer = asta.post(f"/conversations/{matter.pk}/redirects", **{"to": ORDERS, **more})

        assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
        assert answer.json()["detail"].endswith(".")
        assert not Message.objects.filter(kind="side-letter").exists()

    def test_is_what_came_by_no_mail(self, jonas, matter):
        at = f"/conversations/{matter.pk}"
        jonas.post(f"{at}/messages", kind="received", text="By telephone.")

        assert redirected(jonas, matter).json()["detail"].startswith("Only a letter that came by mail")
