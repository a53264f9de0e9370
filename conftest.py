"""What every test may ask for: the shop with its cast."""

import pytest

from tests.cast import Shop, open_shop


@pytest.fixture
def shop(db: None) -> Shop:
    """The shop, open, with nobody having written yet."""
    return open_shop()
