"""Who calls in these tests."""

import pytest

from firsthand.api import limits
from firsthand.api.tests.programs import Program, program_of, program_of_customer
from firsthand.conversations.models import Conversation
from tests.cast import Shop, elena, nine, ruta


@pytest.fixture(autouse=True)
def nobody_called_yet() -> None:
    """Keys of two tests have the same number, and their calls are counted by the minute."""
    limits.counts.clear()


@pytest.fixture
def matter(shop: Shop) -> Conversation:
    """Rūta wrote to Repairs about her fridge."""
    return shop.receives_mail(from_=ruta, at=nine).matter


@pytest.fixture
def other_matter(shop: Shop) -> Conversation:
    """Elena wrote to Orders about a sofa."""
    return shop.receives_mail(from_=elena, to="sales@namai.example", subject="The sofa", words="When?", at=nine).matter


@pytest.fixture
def asta(shop: Shop) -> Program:
    return program_of(shop.asta)


@pytest.fixture
def marco(shop: Shop) -> Program:
    return program_of(shop.marco)


@pytest.fixture
def jonas(shop: Shop) -> Program:
    """An administrator's."""
    return program_of(shop.jonas)


@pytest.fixture
def ruta_herself(matter: Conversation) -> Program:
    return program_of_customer(matter.customer)


@pytest.fixture
def elena_herself(other_matter: Conversation) -> Program:
    return program_of_customer(other_matter.customer)
