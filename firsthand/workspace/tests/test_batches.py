"""Many conversations are acted on at once."""

from datetime import datetime

import pytest

from firsthand.batches.models import Batch
from firsthand.conversations.actions import prioritise, resolve
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.states import Priority
from firsthand.desk.actions import Narrowed, keep_view
from tests.cast import Writer, nine

SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def asta(shop, at_desk):
    return at_desk(shop.asta)


@pytest.fixture
def marco(shop, at_desk):
    return at_desk(shop.marco)


@pytest.fixture
def matters(shop):
    """Four customers have written to Repairs."""
    letters = [Writer(f"Customer {number}", f"c{number}@posta.example") for number in range(4)]
    return [shop.receives_mail(from_=one, subject=f"Fridge {one.name}", at=nine).matter for one in letters]


def numbers(matters):
    return ",".join(str(matter.pk) for matter in matters)


class TestWhatIsChosen:
    def test_is_done_and_undone(self, asta, matters):
        done = asta.post("/batches/?act=resolve", {"ids": numbers(matters)}, headers=SCRIPT)

        assert "Solved: 4." in done.content.decode()
        batch = Batch.objects.get()
        assert f"/batches/{batch.pk}/undo/" in done.content.decode()
        undone = asta.post(f"/batches/{batch.pk}/undo/", headers=SCRIPT)
        assert "Undone: 4." in undone.content.decode() and undone.headers["HX-Trigger"] == "batches:changed"
        assert {found.state for found in Conversation.objects.all()} == {"open"}

    def test_is_told_with_what_could_not_be_done(self, shop, asta, matters):
        resolve(matters[0], by=shop.asta, at=nine)

        done = asta.post("/batches/?act=resolve", {"ids": numbers(matters)}, headers=SCRIPT).content.decode()

        assert "Solved: 3. 1 could not be: It is resolved already. Reopen it to go on." in done
        page = asta.get(f"/batches/{Batch.objects.get().pk}/").content.decode()
        assert "Customer 0: Fridge Customer 0" in page
        assert "Solved: 3." in asta.get("/batches/").content.decode()

    def test_is_told_apart_from_what_was_so_already(self, shop, asta, matters):
        prioritise(matters[0], priority=Priority.URGENT, by=shop.asta, at=nine)

        done = asta.post("/batches/?act=priority", {"ids": numbers(matters), "priority": 4}, headers=SCRIPT)

        assert "Priority changed: 3. So already: 1." in done.content.decode()
        undone = asta.post(f"/batches/{Batch.objects.get().pk}/undo/", headers=SCRIPT)
        assert "Undone: 3." in undone.content.decode()

    @pytest.mark.parametrize("listed", ["/desk/team/", "/desk/unowned/", "/desk/all/", "/search/?q=fridge"])
    def test_may_be_all_of_a_list(self, asta, matters, listed):
        asta.post("/batches/?act=priority", {"all": listed, "ids": "1", "priority": 4}, headers=SCRIPT)

        assert {found.priority for found in Conversation.objects.all()} == {4}

    def test_may_be_all_of_a_view_that_was_kept(self, shop, asta, matters):
        view = keep_view(Narrowed(name="Fridges", line="is:open fridge"), by=shop.asta, at=nine)
        asta.post("/batches/?act=priority", {"all": f"/desk/{view.pk}/", "ids": "1", "priority": 4}, headers=SCRIPT)

        assert {found.priority for found in Conversation.objects.all()} == {4}

    def test_is_nothing_of_a_view_that_is_somebody_elses(self, shop, asta, marco, matters):
        view = keep_view(Narrowed(name="Fridges", line="is:open fridge"), by=shop.asta, at=nine)

        answer = marco.post("/batches/?act=resolve", {"all": f"/desk/{view.pk}/"}, headers=SCRIPT)

        assert answer.status_code == 422

    def test_sleeps_until_words_within_the_hours_of_its_inbox(self, asta, matters):
        asta.post("/batches/?act=snooze", {"ids": numbers(matters), "until_words": "pirmadienį"}, headers=SCRIPT)

        woken = {found.snoozed_until for found in Conversation.objects.all()}
        assert [(at.weekday(), at.hour) for at in woken if isinstance(at, datetime)] == [(0, 6)]

    def test_goes_to_a_team(self, shop, asta, matters):
        asta.post(f"/batches/?act=move&team={shop.orders.pk}", {"ids": numbers(matters)}, headers=SCRIPT)

        assert {found.team for found in Conversation.objects.all()} == {shop.orders}


class TestWhatCannotBe:
    @pytest.mark.parametrize(
        "given",
        [
            {"act": "resolve"},
            {"act": "resolve", "ids": "x,,-1"},
            {"act": "resolve", "all": "/nowhere/"},
            {"act": "undo", "ids": "1"},
            {"act": "fly", "ids": "1"},
            {"act": "assign", "ids": "1"},
            {"act": "priority", "ids": "1", "priority": "9"},
            {"act": "snooze", "ids": "1"},
            {"act": "snooze", "ids": "1", "until_words": "when the cows come home"},
            {"act": "tag", "ids": "1", "tags": " , "},
        ],
    )
    def test_is_said_and_changes_nothing(self, asta, matters, given):
        answer = asta.post("/batches/", given, headers=SCRIPT)

        assert answer.status_code == 422
        assert answer["X-Sentence"]
        assert not Batch.objects.exists()

    def test_is_what_one_does_not_see(self, marco, matters):
        answer = marco.post("/batches/?act=resolve", {"ids": numbers(matters)}, headers=SCRIPT)

        assert answer.status_code == 422
        assert {found.state for found in Conversation.objects.all()} == {"open"}

    def test_is_somebody_elses_batch(self, asta, marco, matters):
        asta.post("/batches/?act=own", {"ids": numbers(matters)}, headers=SCRIPT)
        at = f"/batches/{Batch.objects.get().pk}/"

        assert marco.get(at).status_code == 404
        assert marco.post(f"{at}undo/", headers=SCRIPT).status_code == 404


class TestTheBar:
    @pytest.mark.parametrize("part", ["", "hands/", "moments/", "tags/"])
    def test_comes_in_pieces_when_it_is_wanted(self, asta, matters, part):
        assert asta.get(f"/batches/bar/{part}", {"ids": numbers(matters)}, headers=SCRIPT).status_code == 200
