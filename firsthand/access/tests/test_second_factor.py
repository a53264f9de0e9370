"""A second factor stands behind the password."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from firsthand.access.errands import mail_words
from firsthand.access.facts import SecondFactorChanged
from firsthand.access.tests.door import ASTA, PASSWORD, asta, is_in, sign_in
from firsthand.journal.models import Entry
from firsthand.journal.models.errand import Errand

pytestmark = pytest.mark.django_db


def code_for(secret: str, *, ahead: int = 0) -> str:
    code: str = format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead))
    return code


def confirm(client: Client) -> None:
    """Whoever changes what protects the account types the password once more."""
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})


def set_up(client: Client) -> str:
    confirm(client)
    page = client.get("/accounts/2fa/totp/activate/")
    secret: str = page.context["form"].secret
    client.post("/accounts/2fa/totp/activate/", {"code": code_for(secret)})
    return secret


class TestAnAuthenticator:
    """Asta sets one up."""

    def test_is_asked_for_after_the_password(self, client: Client) -> None:
        account = asta()
        sign_in(client)
        secret = set_up(client)
        client.post("/accounts/logout/")

        answer = sign_in(client)
        assert answer["Location"].startswith("/accounts/2fa/authenticate/")
        assert not is_in(client, account)

        client.post("/accounts/2fa/authenticate/", {"code": code_for(secret, ahead=1)})
        assert is_in(client, account)

    @pytest.mark.django_db(transaction=True)
    def test_is_concealed_at_rest_and_written_down(self, client: Client) -> None:
        asta()
        sign_in(client)

        secret = set_up(client)

        assert Authenticator.objects.filter(type="totp").exists()
        assert secret not in str(list(Authenticator.objects.values_list("data")))
        assert Entry.objects.named(SecondFactorChanged).exists()
        [letter] = [errand.args for errand in Errand.objects.filter(path=mail_words.module_path)][:1]
        assert letter[0] == ASTA

    def test_lets_nobody_in_with_a_wrong_code(self, client: Client) -> None:
        account = asta()
        sign_in(client)
        set_up(client)
        client.post("/accounts/logout/")
        sign_in(client)

        client.post("/accounts/2fa/authenticate/", {"code": "000000"})

        assert not is_in(client, account)


class TestEveryPageOfIt:
    """They are drawn in our look, without a script or style in them."""

    @pytest.mark.parametrize("path", ["", "totp/activate/", "webauthn/", "webauthn/add/"])
    def test_stands_in_our_house(self, client: Client, path: str) -> None:
        asta()
        sign_in(client)
        confirm(client)

        page = client.get(f"/accounts/2fa/{path}", follow=True)

        assert page.status_code == 200
        assert "reauthenticate" not in page.request["PATH_INFO"]
        words = page.content.decode()
        assert "door__card" in words
        assert "style=" not in words
        assert all(
            "src=" in s.split(">")[0] or "application/json" in s.split(">")[0] for s in words.split("<script")[1:]
        )
