"""A key opens the API."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from firsthand.access.actions import close_account, cut_key, revoke_key
from firsthand.access.models import Key, KeyRole
from firsthand.access.queries import key_of
from firsthand.access.tests.door import MONDAY, asta
from firsthand.journal.actor import HOUSE

pytestmark = pytest.mark.django_db


def a_key() -> tuple[Key, str]:
    return cut_key(name="Shop", role=KeyRole.REPRESENTATIVE, account=asta(), by=HOUSE, at=MONDAY)


class TestAToken:
    """The shop's system shows it."""

    def test_opens_with_its_account_in_one_statement(self) -> None:
        key, token = a_key()
        key_of(token, at=MONDAY)

        with CaptureQueriesContext(connection) as statements:
            found = key_of(token, at=MONDAY + timedelta(minutes=1))
            assert found is not None
            assert found.account is not None

        assert found == key
        assert len(statements) == 1

    def test_is_kept_as_a_hash_only(self) -> None:
        _, token = a_key()

        assert token.startswith("fh_")
        assert token not in str(list(Key.objects.values_list()))

    def test_costs_as_much_when_it_is_wrong(self) -> None:
        _, token = a_key()
        key_of(token, at=MONDAY)
        for wrong in (token[:-1] + ("A" if token[-1] != "A" else "B"), "fh_00000000_" + "A" * 43):
            with CaptureQueriesContext(connection) as statements:
                assert key_of(wrong, at=MONDAY) is None
            assert len(statements) == 1

    @pytest.mark.parametrize(
        "words", ["", "fh_", "None", "null", "fh_00000000_", "\x00", "fh_" + "x" * 5000, "fh_٠٠٠٠٠٠٠٠_" + "A" * 43]
    )
    def test_that_is_none_opens_nothing(self, words: str) -> None:
        a_key()

        assert key_of(words, at=MONDAY) is None

    def test_opens_nothing_once_revoked(self) -> None:
        key, token = a_key()
        revoke_key(key, by=HOUSE, at=MONDAY)

        assert key_of(token, at=MONDAY) is None

    def test_opens_nothing_once_its_account_is_closed(self) -> None:
        key, token = a_key()
        assert key.account
        close_account(key.account, by=HOUSE, at=MONDAY)

        assert key_of(token, at=MONDAY) is None


class TestAKey:
    """It speaks for exactly one."""

    def test_of_a_customer_has_no_account(self) -> None:
        key, token = cut_key(name="Rūta", role=KeyRole.CUSTOMER, customer_id=12, by=HOUSE, at=MONDAY)

        assert key_of(token, at=MONDAY) == key
        with pytest.raises(IntegrityError), transaction.atomic():
            Key.objects.filter(pk=key.pk).update(role=KeyRole.ADMINISTRATOR)
