"""Rotas, from the pages."""

from firsthand.conversations.actions import prioritise
from firsthand.conversations.rules.states import Priority
from firsthand.desk.models import Ringing
from firsthand.journal.models import Change
from firsthand.team.models import Rota
from tests.cast import nine

AT = "/settings/rotas/"
EVERY_DAY = {"opens": "00:00", "closes": "24:00", "weekdays": list("0123456"), "rank": "1"}


class TestARota:
    def test_is_drawn_shown_and_rung(self, shop, at_desk):
        ingrida = at_desk(shop.ingrida)
        assert "No rota yet" in ingrida.get(AT).content.decode()
        ingrida.post(f"{AT}new/", {"name": "Nights", "team": shop.repairs.pk, "timezone": "Europe/Vilnius"})
        rota = Rota.objects.get()
        assert "drew the rota Nights" in at_desk(shop.jonas).get("/settings/audit/").content.decode()
        at = f"{AT}{rota.pk}/"
        assert "Nobody is on now" in ingrida.get(at).content.decode()

        ingrida.post(f"{at}turns/", {**EVERY_DAY, "representative": shop.asta.pk})
        assert "On now: Asta" in ingrida.get(AT).content.decode()
        ingrida.post(
            f"{at}turns/", {"representative": shop.jonas.pk, "opens": "22:00", "closes": "06:00", "day": "2199-12-24"}
        )
        week = ingrida.get(f"{at}?week=2199-12-24").content.decode()
        assert "22:00–24:00" in week and "Jonas" in week and "instead of the week" in week
        assert ingrida.get(f"{at}?week=soon").status_code == 200

        ingrida.post(f"{at}bells/", {"urgent": "on", "minutes": "5"})
        assert "the next after 5 minutes" in ingrida.get(at).content.decode()
        matter = shop.receives_mail(at=nine).matter
        prioritise(matter, priority=Priority.URGENT, by=shop.ingrida, at=nine)

        asta = at_desk(shop.asta)
        for page in (AT, f"/conversations/{matter.pk}/"):
            assert "Rung so far: Asta" in asta.get(page).content.decode()
        assert "I take it" in asta.get("/notices/").content.decode()
        asta.post(f"{AT}ringing/{Ringing.objects.get().pk}/taking/")
        assert shop.conversation().owner == shop.asta
        for page in (AT, f"/conversations/{matter.pk}/"):
            assert "It rings" not in asta.get(page).content.decode()
        assert "I take it" not in asta.get("/notices/").content.decode()

    def test_is_among_what_changed_here_and_taken_back(self, shop, at_desk):
        jonas = at_desk(shop.jonas)
        jonas.post(f"{AT}new/", {"name": "Nights", "team": shop.repairs.pk, "timezone": "Europe/Vilnius"})
        rota = Rota.objects.get()
        at = f"{AT}{rota.pk}/"
        jonas.post(f"{at}turns/", {**EVERY_DAY, "representative": shop.asta.pk})
        jonas.post(f"{at}name/", {"name": "Emergencies", "team": "", "timezone": "Europe/Vilnius"})

        page = jonas.get("/settings/changes/?of=rotas").content.decode()
        assert "Emergencies" in page and "Asta: Mon, Tue, Wed, Thu, Fri, Sat, Sun 0:00–24:00" in page
        named, turned = Change.objects.filter(subject="rota").order_by("-pk")[:2]
        for one in (named, turned):
            jonas.post(f"/settings/changes/{one.pk}/undo/")
        rota.refresh_from_db()
        assert (rota.name, rota.team, rota.turns.count()) == ("Nights", shop.repairs, 0)

    def test_says_what_is_wrong(self, shop, at_desk):
        ingrida = at_desk(shop.ingrida)
        ingrida.post(f"{AT}new/", {"name": "Nights", "team": shop.repairs.pk, "timezone": "Europe/Vilnius"})
        at = f"{AT}{Rota.objects.get().pk}/"
        assert ingrida.post(f"{at}turns/", {"representative": shop.asta.pk, "opens": "x"}).status_code == 422
        assert ingrida.post(f"{at}bells/", {"minutes": "5"}).status_code == 422

    def test_is_looked_at_by_all_and_kept_by_who_leads(self, shop, at_desk):
        at_desk(shop.ingrida).post(f"{AT}new/", {"name": "N", "team": shop.repairs.pk, "timezone": "UTC"})
        asta, at = at_desk(shop.asta), f"{AT}{Rota.objects.get().pk}/"
        assert asta.get(at).status_code == 200 and "Somebody is on" not in asta.get(at).content.decode()
        assert asta.post(f"{at}removal/").status_code == 404
        assert asta.post(f"{AT}new/", {"name": "M", "team": shop.repairs.pk, "timezone": "UTC"}).status_code == 404
