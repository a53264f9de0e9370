"""Somebody comes in by e-mail and password."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from firsthand.access.actions import close_account, open_account
from firsthand.access.facts import SignedIn, SignedOut, SignInFailed
from firsthand.access.models import Account, Role
from firsthand.access.session_db import SessionStore
from firsthand.access.tests.door import ASTA, MONDAY, PASSWORD, asta, is_in, sign_in
from firsthand.journal.actor import HOUSE
from firsthand.journal.models import Entry

pytestmark = pytest.mark.django_db


class TestTheRightPassword:
    """Asta types it."""

    def test_opens_the_door_and_is_written_down(self, client: Client) -> None:
        account = asta()

        answer = sign_in(client)

        assert answer.status_code == 302
        assert is_in(client, account)
        assert Entry.objects.named(SignedIn).count() == 1

    def test_leaves_no_words_for_a_later_page(self, client: Client) -> None:
        asta()

        sign_in(client)
        client.post(reverse("account_logout"))

        assert 'class="notice"' not in client.get(reverse("account_login")).content.decode()

    def test_opens_it_however_the_address_is_written(self, client: Client) -> None:
        account = asta()

        sign_in(client, email=f" {ASTA.upper()} ")

        assert is_in(client, account)

    def test_does_not_open_a_closed_account(self, client: Client) -> None:
        account = asta()
        close_account(account, by=HOUSE, at=MONDAY)

        sign_in(client)

        assert not is_in(client, account)

    def test_leads_only_to_our_own_pages(self, client: Client) -> None:
        asta()

        answer = client.post("/accounts/login/?next=https://evil.example/", {"login": ASTA, "password": PASSWORD})

        assert answer["Location"] == "/"

    def test_is_not_asked_for_when_signing_out(self, client: Client) -> None:
        account = asta()
        sign_in(client)

        client.post("/accounts/logout/")

        assert not is_in(client, account)
        assert Entry.objects.named(SignedOut).count() == 1


class TestAWrongPassword:
    """Somebody guesses."""

    def test_is_answered_as_an_unknown_address_is(self, client: Client) -> None:
        asta()

        known, unknown = (
            told(sign_in(client, email=email, password="wrong")) for email in (ASTA, "nobody@namugeris.example")
        )

        assert known == unknown

    def test_costs_the_same_statements_as_an_unknown_address(self, client: Client) -> None:
        asta()
        cost = []
        for email in (ASTA, "nobody@namugeris.example"):
            with CaptureQueriesContext(connection) as statements:
                sign_in(client, email=email, password="wrong")
            cost.append(len(statements))

        assert cost[0] == cost[1]

    def test_is_written_down(self, client: Client) -> None:
        account = asta()

        sign_in(client, password="wrong")
        sign_in(client, email="nobody@namugeris.example", password="wrong")

        payloads = [entry.payload for entry in Entry.objects.named(SignInFailed).order_by("pk")]
        assert [payload["account"] for payload in payloads] == [account.pk, 0]

    def test_can_be_tried_five_times(self, client: Client) -> None:
        account = asta()
        for _ in range(5):
            sign_in(client, password="wrong")

        sign_in(client)

        assert not is_in(client, account)


@pytest.mark.django_db(transaction=True)
class TestGuessingInParallel:
    """Twenty guesses at once."""

    def test_is_limited_as_guessing_in_turn_is(self) -> None:
        asta()

        def guess(_: int) -> None:
            try:
                sign_in(Client(), password="wrong")
            finally:
                connections.close_all()

        with ThreadPoolExecutor(8) as guessers:
            list(guessers.map(guess, range(20)))

        assert Entry.objects.named(SignInFailed).count() <= 5


class TestTheDoor:
    """What is not there."""

    @pytest.mark.parametrize(
        "path", ["signup/", "email/", "confirm-email/", "password/set/", "3rdparty/", "login/code/confirm/"]
    )
    def test_has_no_page_that_we_did_not_choose(self, client: Client, path: str) -> None:
        assert client.get(f"/accounts/{path}").status_code == 404

    def test_shows_no_sign_up(self, client: Client) -> None:
        page = client.get("/accounts/login/").content.decode()

        assert "sign up" not in page.lower()
        assert reverse("mfa_login_webauthn") in page

    def test_runs_no_script_of_its_own(self, client: Client) -> None:
        page = client.get("/accounts/login/").content.decode()

        scripts = page.split("<script")[1:]
        assert all("src=" in script.split(">")[0] or "application/json" in script.split(">")[0] for script in scripts)
        assert "style=" not in page

    @pytest.mark.parametrize(
        ("language", "words"), [("lt", "Prisijung"), ("it", "Acced"), ("bg", "Вход"), ("en", "Sign In")]
    )
    def test_speaks_four_languages(self, client: Client, language: str, words: str) -> None:
        page = client.get("/accounts/login/", headers={"accept-language": language})

        assert f'lang="{language}"' in page.content.decode()
        assert words.lower() in page.content.decode().lower()

    def test_answers_to_no_foreign_host(self, client: Client) -> None:
        assert client.get("/accounts/login/", headers={"host": "evil.example"}).status_code == 400

    def test_believes_no_forwarded_address(self, client: Client) -> None:
        asta()
        for number in range(12):
            sign_in(
                client,
                email=f"nobody{number}@namugeris.example",
                password="wrong",
                headers={"x-forwarded-for": f"192.0.2.{number}"},
            )

        assert Entry.objects.named(SignInFailed).count() == 10


class TestAnAddress:
    """One person, one account."""

    def test_is_taken_once_in_whatever_case(self) -> None:
        asta()

        with pytest.raises(Exception, match="already signs in"):
            open_account(ASTA.title(), role=Role.LEAD, at=MONDAY, password=PASSWORD)
        assert Account.objects.count() == EmailAddress.objects.count() == 1

    def test_is_looked_up_with_one_statement_at_each_request(self, client: Client) -> None:
        asta()
        sign_in(client)

        with CaptureQueriesContext(connection) as statements:
            client.get("/desk/")

        assert len(statements) <= 2, [query["sql"] for query in statements]
        assert issubclass(SessionStore, db.SessionStore)
        assert SessionStore.__module__ == settings.SESSION_ENGINE


class TestASession:
    """Asta has come in."""

    def test_that_has_run_out_opens_nothing(self, client: Client) -> None:
        account = asta()
        sign_in(client)
        Session.objects.update(expire_date=MONDAY)

        assert not is_in(client, account)

    def test_that_was_ended_elsewhere_opens_nothing_at_the_next_request(self, client: Client) -> None:
        account = asta()
        sign_in(client)
        assert is_in(client, account)

        Session.objects.all().delete()

        assert not is_in(client, account)


def told(answer: object) -> str:
    page: str = answer.content.decode()  # type: ignore[attr-defined]
    return page.partition('role="alert"')[2].partition("</div>")[0]
