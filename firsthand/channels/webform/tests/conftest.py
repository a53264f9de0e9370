"""The forms of the shop."""

import pytest

from firsthand.channels.webform.actions import open_form
from firsthand.channels.webform.models import Form
from firsthand.channels.webform.tests.forms import contact
from tests.cast import nine


@pytest.fixture
def form(shop) -> Form:
    """The contact form of Repairs, in English and Lithuanian."""
    return open_form(contact(shop.help), by=shop.jonas, at=nine)
