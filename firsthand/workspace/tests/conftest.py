"""Who sits at the desk in these tests, and what lies on it."""

import pytest
from django.test import Client

from tests.cast import nine


@pytest.fixture
def at_desk():
    """A browser in which somebody of the cast has signed in."""

    def signed_in(person, **more) -> Client:
        client = Client(**more)
        client.force_login(person.account)
        return client

    return signed_in


@pytest.fixture
def asked(shop):
    """Rūta's letter of nine o'clock, in Repairs."""
    return shop.receives_mail(at=nine)
