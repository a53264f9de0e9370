"""What is asked of everybody who signs in."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from firsthand.access.actions import OwnFactorFirst, SessionIsTooLong, change_door_rules, open_account
from firsthand.access.models import Account, Role
from firsthand.access.queries import the_door_rules, without_second_factor
from firsthand.access.rules_of_sessions import UNTIL
from firsthand.access.tests.door import MONDAY, PASSWORD, asta, is_in, sign_in
from firsthand.access.tests.test_second_factor import set_up
from firsthand.journal.actor import HOUSE
from firsthand.journal.models import Change
from tests.budget import budget

pytestmark = pytest.mark.django_db
JONAS = "jonas@namugeris.example"


def change(asker: Account, *, second_factor: bool = False, hours: int = 336) -> None:
    change_door_rules(second_factor=second_factor, session_hours=hours, asker=asker, by=HOUSE, at=MONDAY)


@pytest.fixture
def jonas() -> Account:
    """An administrator with an app that shows numbers."""
    account = open_account(JONAS, role=Role.ADMINISTRATOR, at=MONDAY, password=PASSWORD)
    client = Client()
    sign_in(client, email=JONAS)
    set_up(client)
    return account


class TestASecondFactorForEverybody:
    """Jonas has one, Asta has none."""

    def test_signs_out_who_has_none_and_leads_them_to_it(self, jonas: Account, client: Client) -> None:
        account = asta()
        sign_in(client)
        change(jonas, second_factor=True)
        assert not is_in(client, Account.objects.get(pk=account.pk))

        sign_in(client)
        assert client.get("/desk/mine/")["Location"] == "/accounts/2fa/"
        assert client.get("/desk/mine/", headers={"HX-Request": "true"})["HX-Redirect"] == "/accounts/2fa/"
        assert client.post("/conversations/1/replies/", {"words": "x"})["Location"] == "/accounts/2fa/"
        assert client.get("/accounts/2fa/").status_code == 200

        set_up(client)
        assert client.get("/desk/mine/").get("Location") != "/accounts/2fa/"

    def test_is_asked_only_by_somebody_who_has_one(self) -> None:
        with pytest.raises(OwnFactorFirst):
            change(asta(), second_factor=True)
        assert not the_door_rules().second_factor

    def test_knows_who_has_none(self, jonas: Account) -> None:
        account = asta()
        open_account("key@machine.invalid", role=Role.REPRESENTATIVE, at=MONDAY, password=None)

        assert list(without_second_factor()) == [account]


class TestASession:
    """Asta comes in for the day."""

    def test_ends_when_the_rules_say_so(self, client: Client) -> None:
        account = asta()
        change(account, hours=8)
        sign_in(client)
        assert is_in(client, account)

        session = client.session
        assert 0 < session[UNTIL] - timezone.now().timestamp() <= timedelta(hours=8).total_seconds()
        session[UNTIL] -= timedelta(hours=9).total_seconds()
        session.save()
        assert client.get("/settings/security/")["Location"].startswith("/accounts/login/")

    @pytest.mark.parametrize("hours", [0, 337])
    def test_lasts_an_hour_at_least_and_a_fortnight_at_most(self, hours: int) -> None:
        with pytest.raises(SessionIsTooLong):
            change(asta(), hours=hours)

    def test_is_changed_with_what_was_before(self) -> None:
        account = asta()
        with budget(4):
            change(account, hours=8)
        change(account, hours=8)

        assert Change.objects.values_list("subject", "parts").get() == ("doors", {"session_hours": [336, 8]})
