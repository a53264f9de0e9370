"""Sessions end when what they stand on changes."""

import pytest
from django.test import Client

from firsthand.access.actions import change_role, close_account
from firsthand.access.facts import PasswordChanged
from firsthand.access.models import Account, Role
from firsthand.access.tests.door import MONDAY, PASSWORD, asta, is_in, sign_in
from firsthand.journal.actor import HOUSE
from firsthand.journal.models import Entry
from firsthand.live import hear
from firsthand.live.signed_in import Visitor, visitor

pytestmark = pytest.mark.django_db

NEW = "dar geresnis vakaras"


def two_desks() -> tuple[Account, Client, Client]:
    account, laptop, phone = asta(), Client(), Client()
    sign_in(laptop)
    sign_in(phone)
    return account, laptop, phone


class TestANewPassword:
    """Asta changes it on her laptop while her phone is signed in."""

    def test_ends_every_other_session(self) -> None:
        account, laptop, phone = two_desks()

        laptop.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

        assert is_in(laptop, account)
        assert not is_in(phone, account)
        assert Entry.objects.named(PasswordChanged).count() == 1


class TestANewRole:
    """An administrator makes Asta a lead."""

    def test_ends_every_session(self) -> None:
        account, laptop, phone = two_desks()

        change_role(account, role=Role.LEAD, by=HOUSE, at=MONDAY)

        assert not is_in(laptop, account)
        assert not is_in(phone, account)

    def test_ends_none_when_it_is_the_old_one(self) -> None:
        account, laptop, _ = two_desks()

        change_role(account, role=Role.REPRESENTATIVE, by=HOUSE, at=MONDAY)

        assert is_in(laptop, account)


class TestAClosedAccount:
    """Asta leaves."""

    def test_ends_every_session(self) -> None:
        account, laptop, _ = two_desks()

        close_account(account, by=HOUSE, at=MONDAY)

        assert not is_in(laptop, account)


# Whoever answers for a socket takes a connection of their own, which no transaction of a test may hold open.
@pytest.mark.django_db(transaction=True)
class TestASocket:
    """It asks whose session it belongs to."""

    def test_knows_the_account_while_the_session_lives(self) -> None:
        account, laptop, _ = two_desks()
        key = laptop.session.session_key or ""

        assert visitor(key) == Visitor(account.pk, key)
        laptop.post("/accounts/logout/")
        assert visitor(key) is None

    def test_knows_nobody_who_left(self) -> None:
        account, laptop, _ = two_desks()
        key = laptop.session.session_key or ""

        close_account(account, by=HOUSE, at=MONDAY)

        assert visitor(key) is None

    @pytest.mark.parametrize("key", ["", "nonsense", "0" * 32, "\x00"])
    def test_knows_nobody_by_a_made_up_session(self, key: str) -> None:
        asta()

        assert visitor(key) is None

    def test_is_told_when_rights_change(self, django_capture_on_commit_callbacks: object) -> None:
        account = asta()
        heard: list[str] = []
        stop = hear(lambda topics: heard.extend(topics))
        try:
            with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
                change_role(account, role=Role.LEAD, by=HOUSE, at=MONDAY)
        finally:
            stop()

        assert f"account:{account.pk}" in heard
