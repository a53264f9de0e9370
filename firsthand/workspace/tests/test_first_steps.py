"""The first steps tick themselves off by what is really there."""

import re
import subprocess
import sys

import pytest
from django.test import Client

from firsthand.access.models import Account, Role
from firsthand.channels.webform.actions import found_on_site, open_form
from firsthand.channels.webform.tests.forms import contact
from firsthand.conversations.models import Inbox
from firsthand.journal.actor import HOUSE
from firsthand.organisation.actions import AboutUs, change_organisation
from firsthand.organisation.models import Organisation
from firsthand.portal.actions import begin_visit
from firsthand.run.first_things import lay_first_things
from firsthand.team.actions import create_administrator, first_link, invite
from firsthand.team.models import Representative, Team
from firsthand.workspace import panels
from firsthand.workspace.settings.start import letter_to, steps
from firsthand.workspace.tests.test_settings_access import signed_in
from tests.cast import nine

WRITTEN = {"organisation": "Namai", "language": "lt", "timezone": "Europe/Vilnius", "name": "Jonas"}
WRITTEN |= {"email": "jonas@namai.example", "password": "a long walk home"}


def done() -> list[str]:
    return [step.code for step in steps() if step.is_done]


@pytest.fixture
def empty(db) -> None:
    """An installation as it is after its first start."""
    Inbox.objects.all().delete()
    lay_first_things()


@pytest.fixture
def link(empty) -> str:
    return re.sub(r"https?://[^/]+", "", first_link())


class TestAnEmptyHouse:
    """Nobody is here yet."""

    def test_is_begun_by_the_link_that_the_server_prints(self, link):
        browser = Client()
        answer = browser.post(link, WRITTEN)

        jonas = Representative.objects.get()
        assert (answer.status_code, answer["Location"]) == (302, "/settings/start/")
        assert (jonas.name, jonas.role, list(jonas.teams.all())) == ("Jonas", Role.ADMINISTRATOR, [Team.objects.get()])
        assert (Organisation.objects.get().name, Organisation.objects.get().language) == ("Namai", "lt")
        assert browser.get("/settings/start/").status_code == 200

    def test_is_begun_once(self, link):
        Client().post(link, WRITTEN)
        later = Client().post(link, WRITTEN | {"email": "mallory@elsewhere.example"})

        assert later.status_code == 410
        assert Account.objects.count() == 1
        assert first_link() == ""

    @pytest.mark.parametrize("token", ["x", "0" * 64, "ё"])
    def test_is_not_begun_by_another_link(self, empty, token):
        assert Client().post(f"/begin/{token}/", WRITTEN).status_code == 410
        assert not Account.objects.exists()

    @pytest.mark.parametrize(
        ("slip", "says"),
        [
            ({"password": "short"}, "too short"),
            ({"email": "jonas"}, "is not an e-mail address"),
            ({"organisation": " "}, "give it a name"),
        ],
    )
    def test_says_what_is_amiss_and_changes_nothing(self, link, slip, says):
        page = Client().post(link, WRITTEN | slip)

        assert page.status_code == 422
        assert says in page.content.decode()
        assert not Organisation.objects.exists()
        assert 'value="Jonas"' in page.content.decode()


class TestTheSteps:
    """Jonas was made an administrator at the machine."""

    def test_are_done_when_they_are_really_done(self, empty):
        create_administrator("jonas@namai.example", "a long walk home", name="Jonas", at=nine)
        assert done() == []

        change_organisation(AboutUs(name="Namai"), by=HOUSE, at=nine)
        assert done() == ["organisation"]

        invite("asta@namai.example", role=Role.REPRESENTATIVE, by=HOUSE, at=nine)
        assert done() == ["organisation", "colleague"]

    def test_know_the_first_letter_and_its_answer(self, shop):
        letter = shop.receives_mail(at=nine)
        assert "arrival" in done()
        assert (
            f"/conversations/{letter.conversation_id}/"
            in signed_in(shop.jonas).get("/settings/start/").content.decode()
        )

        shop.answers(letter)
        assert done() == ["organisation", "letters", "arrival", "answer", "colleague"]

    def test_know_whether_the_form_and_the_customers_page_are_there(self, shop):
        form = open_form(contact(shop.help), by=shop.jonas, at=nine)
        page = signed_in(shop.jonas).get("/settings/start/").content.decode()
        assert f"/settings/forms/{form.pk}/site/" in page and f"forms/{form.name}/embed.js" in page
        assert not {"form", "page"} & set(done())

        found_on_site(form, site="namai.example", at=nine)
        assert "form" in done() and "page" not in done()
        begin_visit(shop.receives_mail(at=nine).author_customer.addresses.get(), at=nine)
        assert "page" in done()
        Organisation.objects.update(has_page=False)
        assert "page" not in done()

    def test_are_an_administrators(self, shop):
        assert signed_in(shop.ingrida).get("/settings/start/").status_code == 404

    def test_are_shown_on_the_desk_until_somebody_was_answered(self, shop):
        jonas, asta = signed_in(shop.jonas), signed_in(shop.asta)
        panels.is_new.cache_clear()
        assert '<section class="card first-steps"' in jonas.get("/desk/mine/").content.decode()
        assert "first-steps" not in asta.get("/desk/mine/").content.decode()

        shop.answers(shop.receives_mail(at=nine))
        panels.is_new.cache_clear()
        assert "first-steps" not in jonas.get("/desk/mine/").content.decode()
        panels.is_new.cache_clear()

    @pytest.mark.parametrize("address", ["desk@localhost", "o'brien@namai.example"])
    def test_give_a_command_that_a_shell_understands(self, address):
        command = letter_to(address).replace("python3", sys.executable).replace("smtplib.SMTP(", "print(")
        said = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)

        assert "no attribute 'sendmail'" in said.stderr
