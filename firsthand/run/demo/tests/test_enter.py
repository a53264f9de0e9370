"""A newcomer comes in by a link, in a demo and nowhere else."""

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from firsthand.access.models import Account, Role
from firsthand.run.demo.doors import DEMO_PEOPLE, Door, NotADemo, open_doors
from firsthand.run.demo.tests import demo_urls
from firsthand.team.models import Representative
from tests.cast import nine

pytestmark = [pytest.mark.django_db, pytest.mark.urls(demo_urls.__name__)]


@pytest.fixture(autouse=True)
def demo(settings) -> None:
    settings.IS_DEMO = True


@pytest.fixture
def people() -> None:
    for email, role in zip(DEMO_PEOPLE, Role, strict=True):
        account = Account.objects.create(email=email, role=role, joined_at=nine, password="!")
        Representative.objects.create(account=account, name=email.partition(".")[0].title())


@pytest.fixture
def doors(people: None) -> list[Door]:
    return open_doors()


class TestALinkOfThisStart:
    """It was printed in the terminal."""

    def test_lets_in_as_the_person_it_names_as_often_as_it_is_opened(self, client: Client, doors: list[Door]) -> None:
        for door, email in zip(doors, DEMO_PEOPLE, strict=True):
            for _time in range(2):
                answer = client.get(door.path)
                assert answer.status_code == 302 and answer["Location"] == "/"
                assert "no-store" in answer["Cache-Control"]
                assert Account.objects.get(pk=client.session["_auth_user_id"]).email == email

    def test_stands_for_a_representative_a_lead_and_an_administrator(self, doors: list[Door]) -> None:
        assert [door.role for door in doors] == ["representative", "team lead", "administrator"]

    def test_opens_nothing_from_another_machine(self, client: Client, doors: list[Door]) -> None:
        for address in ("192.0.2.7", "10.0.0.1", "2001:db8::1", "", "unix:"):
            assert client.get(doors[0].path, REMOTE_ADDR=address).status_code == 404
        assert "_auth_user_id" not in client.session

    def test_opens_nothing_where_no_demo_runs(self, client: Client, doors: list[Door], settings) -> None:
        settings.IS_DEMO = False

        assert client.get(doors[0].path).status_code == 404

    def test_opens_nothing_after_the_next_start(self, client: Client, doors: list[Door]) -> None:
        again = open_doors()

        assert client.get(doors[0].path).status_code == 404
        assert client.get(again[0].path).status_code == 302

    def test_opens_nothing_for_an_account_that_was_closed(self, client: Client, doors: list[Door]) -> None:
        Account.objects.update(is_active=False)

        assert client.get(doors[0].path).status_code == 404

    def test_is_not_a_form(self, client: Client, doors: list[Door]) -> None:
        assert client.post(doors[0].path).status_code == 405


class TestAGuess:
    """Somebody tries words of their own."""

    @pytest.mark.parametrize("secret", ["luca", "%00", "ą", "None", "luca.ferraro@namaris.example"])
    def test_opens_nothing(self, client: Client, doors: list[Door], secret: str) -> None:
        assert client.get(f"/demo/enter/{secret}/").status_code == 404


class TestAnotherOrganisation:
    """The folder is not a demo's."""

    def test_gets_no_links(self) -> None:
        with pytest.raises(NotADemo):
            open_doors()


class TestWithoutADemo:
    """The addresses as every installation has them."""

    def test_there_is_no_such_page(self, doors: list[Door]) -> None:
        with pytest.raises(Resolver404):
            resolve(doors[0].path, urlconf="firsthand.run.urls")
