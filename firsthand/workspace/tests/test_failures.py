"""Beside a conversation stands how its customer was let down, and what makes up for it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from firsthand.promises.actions import Mending, note_asked_again, plan_repair
from firsthand.promises.models import Failure, Repair
from tests.budget import budget

PART = {"HX-Request": "true"}


@pytest.fixture
def asta(shop, at_desk):
    return at_desk(shop.asta)


@pytest.fixture
def let_down(shop, asked):
    """Rūta had to say it again."""
    note_asked_again(asked, by=shop.asta, at=timezone.now())
    return asked


class TestBesideAConversation:
    def test_is_nothing_for_whom_nothing_went_wrong(self, asta, asked):
        with budget(7):
            page = asta.get(f"/conversations/{asked.conversation_id}/failures/").content.decode()
        assert "panel" not in page

    def test_says_how_often_and_offers_to_make_up_for_it(self, asta, let_down):
        with budget(9):
            page = asta.get(f"/conversations/{let_down.conversation_id}/failures/").content.decode()

        assert "had to say something again" in page and "once this month" in page
        assert f'action="/conversations/{let_down.conversation_id}/repairs/"' in page

    def test_is_closed_to_others(self, shop, at_desk, let_down):
        assert at_desk(shop.marco).get(f"/conversations/{let_down.conversation_id}/failures/").status_code == 404


class TestNoting:
    def test_that_they_had_to_say_it_again_stands_among_the_acts_of_a_message(self, asta, asked):
        at = f"/conversations/{asked.conversation_id}/messages/{asked.pk}/"
        assert f"{at}asked-again/" in asta.get(f"{at}acts/").content.decode()

        asta.post(f"{at}asked-again/", headers=PART)
        assert Failure.objects.get().message == asked
        assert f"{at}asked-again/?method=DELETE" in asta.get(f"{at}acts/").content.decode()

        asta.post(f"{at}asked-again/?method=DELETE", headers=PART)
        assert not Failure.objects.exists()


class TestMakingUpForIt:
    def test_is_planned_for_a_named_person_and_done(self, shop, asta, at_desk, let_down):
        said = {"kind": "call", "words": "I call and explain", "owner": shop.ingrida.pk, "due_words": "in two hours"}
        asta.post(f"/conversations/{let_down.conversation_id}/repairs/", said, headers=PART)

        made = Repair.objects.get()
        assert (made.owner, made.planned_by) == (shop.ingrida, shop.asta)
        ingrida = at_desk(shop.ingrida)
        assert "I call and explain" in ingrida.get("/promises/repairs/").content.decode()

        assert ingrida.post(f"/repairs/{made.pk}/doing/", headers=PART).status_code == 200
        assert ingrida.post(f"/repairs/{made.pk}/doing/", headers=PART).status_code == 409
        assert "Nothing to make up for" in ingrida.get("/promises/repairs/").content.decode()

    def test_is_not_for_whom_the_matter_is_closed(self, shop, at_desk, let_down):
        now = timezone.now()
        made = plan_repair(let_down.matter, Mending(kind="call", due_at=now + timedelta(hours=1)), by=shop.asta, at=now)
        marco = at_desk(shop.marco)
        assert marco.post(f"/repairs/{made.pk}/dropping/").status_code == 404
        assert marco.post(f"/conversations/{let_down.conversation_id}/repairs/", {"kind": "call"}).status_code == 404
