"""Programs act on many conversations at once."""

import pytest

from firsthand.conversations.models import Conversation
from firsthand.team.models import Team


class TestOneActOnMany:
    def test_is_done_with_those_that_the_key_sees(self, asta, matter, other_matter):
        answer = asta.post("/batches", act="tag", conversations=[matter.pk, other_matter.pk], tags=["fridge"])

        told = answer.json()
        assert (answer.status_code, answer["Location"]) == (201, f"/api/v1/batches/{told['id']}")
        assert (told["total"], told["done"], told["refused"], told["ended_at"] is None) == (1, 1, 0, False)
        assert list(Conversation.objects.filter(tags__name="fridge")) == [matter]

    def test_tells_what_could_not_be_done_and_why(self, asta, matter):
        asta.post("/batches", act="resolve", conversations=[matter.pk])

        told = asta.post("/batches", act="resolve", conversations=[matter.pk]).json()

        assert told["reasons"] == [{"sentence": "It is resolved already. Reopen it to go on.", "count": 1}]
        assert asta.get(f"/batches/{told['id']}").json() == told

    def test_is_undone_once(self, asta, matter):
        told = asta.post("/batches", act="resolve", conversations=[matter.pk]).json()

        undo = asta.post(f"/batches/{told['id']}/undo")

        assert (undo.status_code, undo.json()["undoes"], undo.json()["done"]) == (201, told["id"], 1)
        assert Conversation.objects.get().state == "open"
        assert asta.post(f"/batches/{told['id']}/undo").status_code == 409

    def test_is_nobody_elses(self, asta, marco, ruta_herself, matter):
        told = asta.post("/batches", act="own", conversations=[matter.pk]).json()

        assert marco.get(f"/batches/{told['id']}").status_code == 404
        assert marco.post(f"/batches/{told['id']}/undo").status_code == 404
        assert ruta_herself.post("/batches", act="own", conversations=[matter.pk]).status_code == 403

    @pytest.mark.parametrize(
        ("act", "missing"), [("assign", "/to"), ("move", "/team"), ("tag", "/tags"), ("snooze", "/until")]
    )
    def test_needs_what_its_act_needs(self, asta, matter, act, missing):
        answer = asta.post("/batches", act=act, conversations=[matter.pk])

        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, missing)

    def test_to_nobody_there_is_is_refused(self, asta, matter):
        assert asta.post("/batches", act="assign", conversations=[matter.pk], to=4_000_000).status_code == 422

    def test_to_a_team_that_was_archived_is_refused(self, asta, matter):
        gone = Team.objects.create(name="Fax", is_archived=True)

        assert asta.post("/batches", act="move", conversations=[matter.pk], team=gone.pk).status_code == 422

    def test_on_others_things_alone_is_answered_like_one_on_nothing(self, asta, other_matter):
        answers = [asta.post("/batches", act="own", conversations=[pk]) for pk in (other_matter.pk, 987_654_321)]

        assert {answer.status_code for answer in answers} == {422}
        assert answers[0].content == answers[1].content
