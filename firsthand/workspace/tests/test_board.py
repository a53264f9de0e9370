"""The board of whoever leads."""

from datetime import timedelta

import pytest
from django.utils import timezone

from firsthand.conversations.actions import assign
from firsthand.notices.models import Notice
from firsthand.promises.actions import Saying, make
from firsthand.promises.models import Promise
from firsthand.team.actions import Plan, plan_absence
from tests.budget import budget

PART = {"HX-Request": "true"}


@pytest.fixture
def ingrida(shop, at_desk):
    return at_desk(shop.ingrida)


class TestTheBoard:
    def test_is_a_place_of_leads_and_administrators_alone(self, shop, at_desk, asked):
        for who, status in ((shop.ingrida, 200), (shop.jonas, 200), (shop.asta, 404), (shop.marco, 404)):
            reader = at_desk(who)
            assert reader.get("/board/").status_code == status
            assert ('href="/board/"' in reader.get("/desk/mine/").content.decode()) == (status == 200)

    def test_shows_what_presses_with_what_one_does_about_it(self, ingrida, asked):
        with budget(19):
            page = ingrida.get("/board/").content.decode()

        at = f"/conversations/{asked.conversation_id}/"
        assert f'id="late-{asked.conversation_id}"' in page and f'id="unowned-{asked.conversation_id}"' in page
        assert f'action="{at}owner/"' in page and f'hx-get="{at}hands/"' in page

    def test_offers_whoever_leads_neither_to_take_nor_to_remind_of_what_is_theirs(self, shop, ingrida, asked):
        assign(asked.matter, to=shop.ingrida, by=shop.asta, at=timezone.now())

        page = ingrida.get("/board/").content.decode()

        at = f"/conversations/{asked.conversation_id}/"
        acts = [act for act in ("owner", "hands", "reminder") if f'"{at}{act}/"' in page]
        assert acts == ["hands"]

    def test_shows_what_was_broken_today_and_why(self, shop, ingrida, asked):
        now = timezone.now()
        made = make(asked.matter, [Saying(words="I'll write", due_at=now + timedelta(minutes=1))], by=shop.asta, at=now)
        Promise.objects.filter(pk=made[0].pk).update(stand="broken", broken_at=now, look_at=None, cause="supplier")

        page = ingrida.get("/board/").content.decode()

        assert "1 · a supplier or carrier was late" in page and "I&#39;ll write" in page

    def test_names_who_is_away_first(self, shop, ingrida):
        now = timezone.now()
        plan_absence(shop.jonas, Plan(starts_at=now, kind="ill"), by=shop.jonas, at=now)

        page = ingrida.get("/board/").content.decode()
        there = page[page.index('class="board__people"') :]
        assert there.index("Jonas") < there.index("Asta") and "away" in there

    def test_looks_again_by_the_topics_of_its_teams(self, shop, ingrida, at_desk, asked):
        assert f'data-refresh="team:{shop.repairs.pk}"' in ingrida.get("/board/").content.decode()
        assert 'data-refresh="desk"' in at_desk(shop.jonas).get("/board/").content.decode()

    def test_has_each_part_whole_on_a_page_of_its_own(self, shop, at_desk, ingrida, asked):
        assert f'id="unowned-{asked.conversation_id}"' in ingrida.get("/board/unowned/").content.decode()
        assert ingrida.get("/board/nothing/").status_code == 404
        jonas = at_desk(shop.jonas)
        assert (
            f"unowned-{asked.conversation_id}"
            not in jonas.get(f"/board/unowned/?team={shop.orders.pk}").content.decode()
        )
        assert ingrida.get(f"/board/?team={shop.orders.pk}").status_code == 404


class TestReminding:
    def test_tells_the_owner_from_the_row_and_of_many_at_once(self, shop, ingrida, asked):
        assign(asked.matter, to=shop.asta, by=shop.ingrida, at=timezone.now())
        Notice.objects.all().delete()

        answer = ingrida.post(f"/conversations/{asked.conversation_id}/reminder/", headers=PART)
        assert answer.status_code == 200
        assert Notice.objects.get().about == "owner.reminded"

        Notice.objects.all().delete()
        ingrida.post("/batches/?act=remind", {"ids": str(asked.conversation_id)}, headers=PART)
        assert Notice.objects.get().representative == shop.asta

    def test_says_that_nobody_has_it(self, ingrida, asked):
        answer = ingrida.post(f"/conversations/{asked.conversation_id}/reminder/", headers=PART)
        assert answer.status_code == 422 and "Nobody" in answer["X-Sentence"]
