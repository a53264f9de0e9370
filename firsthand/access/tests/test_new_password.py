"""Somebody forgot the password."""

import re

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from pytest_django.fixtures import Settings

from firsthand.access.actions import close_account
from firsthand.access.errands import mail_password_link
from firsthand.access.tests.door import ASTA, MONDAY, asta, is_in, sign_in
from firsthand.journal.actor import HOUSE
from firsthand.journal.models.errand import Errand

pytestmark = pytest.mark.django_db

NEW = "dar geresnis vakaras"
NOBODY = "nobody@namugeris.example"


def link() -> str:
    mail_password_link.func(ASTA)
    found = re.search(r"https?://[^/]+(/accounts/password/reset/key/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def use(client: Client, address: str) -> int:
    form = client.get(address, follow=True)
    if not form.redirect_chain:
        return form.status_code
    return client.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW}).status_code


@pytest.mark.parametrize("language", ["lt", "it", "bg"])
def test_one_that_is_too_weak_is_refused_in_the_readers_language(language: str) -> None:
    with translation.override(language), pytest.raises(ValidationError) as refused:
        validate_password("password")

    assert len(refused.value.messages) == 2
    assert not [words for words in refused.value.messages if "Your" in words or "This" in words]


class TestAskingForALink:
    """The page does not tell who works here."""

    def test_is_answered_alike_for_everybody(self, client: Client) -> None:
        asta()
        answers, costs = [], []
        for email in (ASTA, NOBODY):
            with CaptureQueriesContext(connection) as statements:
                answers.append(client.post("/accounts/password/reset/", {"email": email}))
            costs.append(len(statements))

        assert [answer["Location"] for answer in answers] == ["/accounts/password/reset/done/"] * 2
        assert costs[0] == costs[1]
        assert Errand.objects.filter(path=mail_password_link.module_path).count() == 2

    def test_leaves_no_link_in_the_database(self, client: Client) -> None:
        asta()

        client.post("/accounts/password/reset/", {"email": ASTA})

        assert "reset/key" not in str(list(Errand.objects.values_list()))

    def test_sends_nothing_to_strangers_or_those_who_left(self) -> None:
        close_account(asta(), by=HOUSE, at=MONDAY)

        mail_password_link.func(NOBODY)
        mail_password_link.func(ASTA)

        assert mail.outbox == []

    def test_is_limited(self, client: Client) -> None:
        asta()
        for _ in range(9):
            client.post("/accounts/password/reset/", {"email": ASTA})

        assert Errand.objects.filter(path=mail_password_link.module_path).count() == 3

    def test_makes_the_link_of_our_own_address(self, settings: Settings) -> None:
        asta()
        settings.BASE_URL = "https://desk.namugeris.example"

        mail_password_link.func(ASTA)

        assert "https://desk.namugeris.example/accounts/password/reset/key/" in str(mail.outbox[-1].body)


class TestTheLink:
    """Asta has it in her mail."""

    def test_sets_a_new_password(self, client: Client) -> None:
        account = asta()

        use(client, link())

        sign_in(client, password=NEW)
        assert is_in(client, account)

    def test_opens_once(self, client: Client) -> None:
        asta()
        address = link()
        use(client, address)

        page = Client().get(address, follow=True)

        assert 'name="password1"' not in page.content.decode()

    @pytest.mark.parametrize("key", ["1-", "1-set-password", "0-x", "1-null", "zz-None"])
    def test_is_not_guessed(self, client: Client, key: str) -> None:
        asta()

        page = client.get(f"/accounts/password/reset/key/{key}/", follow=True)

        assert 'name="password1"' not in page.content.decode()

    def test_ends_open_sessions(self, client: Client) -> None:
        account, thief = asta(), Client()
        sign_in(thief)

        use(client, link())

        assert not is_in(thief, account)
