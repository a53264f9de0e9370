"""What was set up otherwise stands on a page with before and after, and is taken back there."""

import re

import pytest

from firsthand.access.models import Role
from firsthand.channels.email.actions import MailboxSettings, change_mailbox
from firsthand.conversations.models import Inbox
from firsthand.journal.models import Change, Entry
from firsthand.organisation.models import Brand
from firsthand.organisation.queries import the_organisation
from firsthand.promises.models import Target
from firsthand.team.actions import found_team, rename_team
from firsthand.team.models import Calendar, Representative, Team
from firsthand.workspace.tests.test_settings_access import signed_in
from tests.budget import budget
from tests.cast import nine, ten

HOUSE = {
    "name": "Namai ir ko",
    "domain": "namai.example",
    "language": "lt",
    "timezone": "Europe/Vilnius",
    "accent": 190,
}


@pytest.fixture
def jonas(shop):
    return signed_in(shop.jonas)


def shown(browser, query: str = "") -> str:
    return re.sub(r"\s+", " ", browser.get(f"/settings/changes/{query}").content.decode())


def undo_in(page) -> str:
    """The address in the toast that takes back what was just done."""
    return str(re.findall(r"/settings/changes/\d+/undo/\?undo&amp;act", page.content.decode())[0]).replace("&amp;", "&")


class TestAChange:
    """Jonas sets up the shop."""

    def test_stands_with_what_was_before_and_is_since(self, shop, jonas):
        jonas.post("/settings/organisation/", HOUSE)

        page = shown(jonas)
        assert "Namai</del>" in page
        assert "Namai ir ko</ins>" in page
        assert "Lietuvių</ins>" in page
        assert "Jonas" in page

    def test_is_none_where_a_form_was_only_kept(self, shop, jonas):
        page = jonas.get("/settings/organisation/").content.decode()
        accent = re.findall(r'name="accent" value="(\d+)"[^>]*checked', page)[0]
        jonas.post("/settings/organisation/", HOUSE | {"name": "Namai", "language": "en", "accent": accent})

        assert list(Change.objects.values_list("parts", flat=True)) == []

    def test_keeps_no_words_in_the_journal_itself(self, shop, jonas):
        jonas.post(
            f"/settings/members/{shop.marco.pk}/", {"role": "lead", "teams": [shop.orders.pk], "skills": "Sofas"}
        )

        assert "Sofas" not in str(list(Entry.objects.values_list("payload", flat=True)))
        assert "Sofas</ins>" in shown(jonas, "?of=members")

    def test_never_shows_a_password(self, shop, jonas):
        settings = MailboxSettings(address="help@namai.example", host="imap.example", user="help", password="segreto")
        change_mailbox(shop.help, settings, by=shop.jonas, at=nine)

        assert "segreto" not in str(list(Change.objects.values_list("parts", flat=True)))
        assert "Password" in shown(jonas, f"?of=inboxes&number={shop.help.pk}")

    @pytest.mark.parametrize(
        ("query", "is_there"),
        [("?of=teams", True), ("?of=inboxes", False), ("?of=nonsense", True), ("?by=999999", False)],
    )
    def test_is_found_by_its_page_and_by_who_made_it(self, shop, jonas, query, is_there):
        rename_team(shop.repairs, name="Mending", by=shop.jonas, at=nine)

        assert ("Mending</ins>" in shown(jonas, query)) == is_there

    def test_comes_by_cursor(self, shop, jonas):
        for number in range(42):
            found_team(f"Team {number}", by=shop.jonas, at=nine)

        first = shown(jonas)
        last = re.findall(r"before=(\d+)", first)[0]
        with budget(14):
            rest = shown(jonas, f"?before={last}")
        assert [len(re.findall(r'class="change"', one)) for one in (first, rest)] == [40, 2]

    def test_is_an_administrators_to_see(self, shop):
        assert signed_in(shop.ingrida).get("/settings/changes/").status_code == 404


class TestTakingBack:
    """A slip."""

    def test_makes_the_organisation_as_it_was(self, shop, jonas):
        page = jonas.post("/settings/organisation/", HOUSE, follow=True)
        jonas.post(undo_in(page))

        assert (the_organisation().name, the_organisation().language) == ("Namai", "en")
        assert "taken back" in shown(jonas)

    def test_is_taken_back_itself(self, shop, jonas):
        page = jonas.post("/settings/organisation/", HOUSE, follow=True)
        page = jonas.post(undo_in(page), follow=True)
        jonas.post(undo_in(page))

        assert the_organisation().name == "Namai ir ko"

    def test_takes_back_all_that_one_act_changed(self, shop, jonas):
        sent = {"role": "lead", "teams": [shop.repairs.pk], "leads": [shop.repairs.pk], "skills": "Italian"}
        page = jonas.post(f"/settings/members/{shop.marco.pk}/", sent, follow=True)
        jonas.post(undo_in(page))

        marco = Representative.objects.get(pk=shop.marco.pk)
        assert (marco.role, marco.places, marco.skills.count()) == (Role.REPRESENTATIVE, {shop.orders.pk: False}, 0)

    def test_makes_an_inbox_as_it_was(self, shop, jonas):
        sent = {"name": "Help", "team": shop.orders.pk, "language": "it", "hours": 2, "minutes": 0, "is_default": "on"}
        page = jonas.post(f"/settings/inboxes/{shop.help.pk}/", sent | {"spam_threshold": 90}, follow=True)
        assert "Orders</ins>" in shown(jonas)
        jonas.post(undo_in(page))

        inbox = Inbox.objects.get(pk=shop.help.pk)
        assert (inbox.team, inbox.language, inbox.calendar is None) == (shop.repairs, "en", False)

    def test_makes_the_hours_as_they_were(self, shop, jonas):
        calendar = Calendar.objects.get()
        sent = {"name": "Winter", "timezone": "UTC", "mon": "10-12"}
        page = jonas.post(f"/settings/calendars/{calendar.pk}/", sent, follow=True)
        jonas.post(undo_in(page))

        assert Calendar.objects.values_list("name", "hours").get() == (calendar.name, calendar.hours)

    def test_gives_a_brand_its_name_back(self, shop, jonas):
        brand = Brand.objects.get()
        page = jonas.post(f"/settings/organisation/brands/{brand.pk}/", {"name": "Namaris"}, follow=True)
        assert Brand.objects.get().name == "Namaris"
        jonas.post(undo_in(page))

        assert Brand.objects.get().name == "Namai"

    def test_gives_a_team_the_hours_it_had(self, shop, jonas):
        sent = {"name": "Repairs", "calendar": Calendar.objects.get().pk, "members": [shop.asta.pk, shop.jonas.pk]}
        page = jonas.post(f"/settings/teams/{shop.repairs.pk}/", sent | {"leads": [shop.ingrida.pk]}, follow=True)
        assert Team.objects.get(pk=shop.repairs.pk).calendar is not None
        jonas.post(undo_in(page))

        assert Team.objects.get(pk=shop.repairs.pk).calendar is None

    def test_makes_a_target_as_it_was(self, shop, jonas):
        jonas.post("/settings/targets/new/", {"inbox": shop.help.pk, "first_answer": "2 h"})
        target = Target.objects.get()
        page = jonas.post(f"/settings/targets/{target.pk}/", {"first_answer": "4 h"}, follow=True)
        assert "2 h</del>" in shown(jonas, "?of=targets")
        jonas.post(undo_in(page))

        assert Target.objects.values_list("inbox", "first_answer").get() == (shop.help.pk, 120)

    def test_brings_back_who_was_let_go(self, shop, jonas):
        jonas.post(f"/settings/members/{shop.marco.pk}/departure/")
        jonas.post(f"/settings/changes/{Change.objects.get(subject='account').pk}/undo/")

        assert Representative.objects.get(pk=shop.marco.pk).is_active

    def test_is_refused_once_it_was_changed_again(self, shop, jonas):
        rename_team(shop.repairs, name="Mending", by=shop.jonas, at=nine)
        rename_team(shop.repairs, name="Care", by=shop.jonas, at=ten)
        page = jonas.post(f"/settings/changes/{Change.objects.earliest('pk').pk}/undo/", follow=True)

        assert "It was changed again since" in page.content.decode()
        assert Team.objects.get(pk=shop.repairs.pk).name == "Care"

    def test_is_not_offered_for_what_was_made_anew(self, shop, jonas):
        found_team("Deliveries", by=shop.jonas, at=nine)

        assert "Take back" not in shown(jonas)

    def test_keeps_the_last_administrator(self, shop, jonas):
        jonas.post(f"/settings/members/{shop.marco.pk}/", {"role": "administrator", "teams": [shop.orders.pk]})
        jonas.post(f"/settings/members/{shop.jonas.pk}/", {"role": "lead"})
        marco = signed_in(Representative.objects.get(pk=shop.marco.pk))
        page = marco.post(
            f"/settings/changes/{Change.objects.filter(subject='account').earliest('pk').pk}/undo/", follow=True
        )

        assert "is the only administrator" in page.content.decode()

    def test_is_no_matter_of_a_lead(self, shop):
        rename_team(shop.repairs, name="Mending", by=shop.jonas, at=nine)
        answer = signed_in(shop.ingrida).post(f"/settings/changes/{Change.objects.get().pk}/undo/")

        assert answer.status_code == 404
        assert Team.objects.get(pk=shop.repairs.pk).name == "Mending"
