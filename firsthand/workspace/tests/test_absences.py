"""Who is away, from the pages."""

from datetime import timedelta

import pytest
from django.utils import timezone

from firsthand.team.actions import Plan, plan_absence
from firsthand.team.models import Absence, Representative

AT = "/settings/absences/"


def ill(shop, **said) -> Absence:
    now = timezone.now()
    return plan_absence(shop.asta, Plan(starts_at=now, kind="ill", note="a cold", **said), by=shop.asta, at=now)


class TestIllToday:
    def test_is_one_button_with_what_it_moves(self, shop, at_desk, asked):
        asta = at_desk(shop.asta)
        shop.answers(asked)
        assert f"{AT}new/?kind=ill" in asta.get(AT).content.decode()
        page = asta.get(f"{AT}new/?kind=ill").content.decode()
        assert "1 matter of Asta gets other hands" in page and "0 promises fall due" in page

        fields = {"who": shop.asta.pk, "kind": "ill", "cover": shop.ingrida.pk, "tells": "on"}
        said = asta.post(f"{AT}new/", fields, follow=True).content.decode()
        assert "You are away" in said and "/return/?undo" in said and "covered by Ingrida" in said
        assert shop.conversation().owner == shop.ingrida

        asta.post(f"{AT}{Absence.objects.get().pk}/return/?undo")
        assert shop.conversation().owner == shop.asta

    def test_is_covered_by_somebody_else_meanwhile(self, shop, at_desk, asked):
        shop.answers(asked)
        one, ingrida = ill(shop, cover=shop.ingrida), at_desk(shop.ingrida)
        assert f'value="{shop.ingrida.pk}" selected' in ingrida.get(f"{AT}{one.pk}/").content.decode()

        said = ingrida.post(f"{AT}{one.pk}/", {"until": "", "cover": shop.jonas.pk}, follow=True).content.decode()
        assert "covered by Jonas" in said and shop.conversation().owner == shop.jonas
        ingrida.post(f"{AT}{one.pk}/", {"until": "", "cover": ""})
        assert shop.conversation().owner is None

    def test_is_said_for_others_by_who_leads_them(self, shop, at_desk):
        ingrida, marco = at_desk(shop.ingrida), at_desk(shop.marco)
        assert "Ill today" in ingrida.get(AT).content.decode()
        assert "Asta is away" in ingrida.get(f"{AT}new/?kind=ill&who={shop.asta.pk}").content.decode()
        ingrida.post(f"{AT}new/", {"who": shop.asta.pk, "kind": "ill"})
        assert Absence.objects.get().representative == shop.asta

        assert marco.get(f"{AT}new/?who={shop.asta.pk}").status_code == 404
        assert marco.post(f"{AT}{Absence.objects.get().pk}/return/").status_code == 404

    def test_is_why_nobody_else_is_told(self, shop, at_desk):
        ill(shop)
        theirs = at_desk(shop.marco).get(AT).content.decode()
        assert "Asta" in theirs and "a cold" not in theirs and 'class="tags"' not in theirs
        assert "a cold" in at_desk(shop.ingrida).get(AT).content.decode()

    def test_shows_where_colleagues_are_chosen(self, shop, at_desk, asked):
        ill(shop, ends_at=timezone.now() + timedelta(days=20))
        ingrida = at_desk(shop.ingrida)
        assert "away until" in ingrida.get(f"/conversations/{asked.conversation_id}/hands/").content.decode()
        assert "away until" in ingrida.get("/batches/bar/hands/").content.decode()
        assert list(ingrida.get("/colleagues/").json()["away"]) == ["Asta"]

    def test_is_seen_on_ones_own_desk_with_the_way_back(self, shop, at_desk):
        one = ill(shop)
        assert f"{AT}{one.pk}/return/" in at_desk(shop.asta).get("/desk/mine/").content.decode()


class TestPlanned:
    def test_is_called_off_or_lasts_longer(self, shop, at_desk):
        asta = at_desk(shop.asta)
        asta.post(f"{AT}new/", {"kind": "holiday", "starts": "2199-07-01T00:00", "until": "2199-07-15T00:00"})
        one = Absence.objects.get()
        assert (one.kind, one.is_planned) == ("holiday", True)
        assert "2199-07-15T00:00" in asta.get(f"{AT}{one.pk}/").content.decode()

        asta.post(f"{AT}{one.pk}/", {"until": "2199-07-22T00:00"})
        asta.post(f"{AT}{one.pk}/cancelling/")
        one.refresh_from_db()
        assert one.ends_at and one.ends_at.day == 21 and not Representative.objects.get(pk=shop.asta.pk).is_away
        assert one.cancelled_at is not None

    @pytest.mark.parametrize("fields", [{"until": "2000-01-01T00:00"}, {"until": "soon"}])
    def test_is_refused_with_a_sentence(self, shop, at_desk, fields):
        answer = at_desk(shop.asta).post(f"{AT}new/", {"kind": "away", **fields})
        assert answer.status_code == 422 and 'class="notice"' in answer.content.decode()
