"""Saved replies of the shop."""

import pytest

from firsthand.desk.actions import Given, write_saved_reply
from tests.cast import nine


@pytest.fixture
def asked(shop):
    """Rūta's letter of nine o'clock, in Repairs."""
    return shop.receives_mail(at=nine)


@pytest.fixture
def keeps(shop):
    """Somebody keeps a saved reply; Asta, for everybody in Repairs, unless it is said otherwise."""

    def kept(name="Returns", words="Hello {customer.name|there}, send it back.", *, by=None, **more):
        circle = {"is_own": False, "team": shop.repairs} | more
        wordings = circle.pop("wordings", {"en": words})
        return write_saved_reply(Given(name, wordings, **circle), by=by or shop.asta, at=nine)

    return kept
