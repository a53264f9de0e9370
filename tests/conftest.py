"""What whole stories share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.product import Product, running_product


@pytest.fixture
def product(tmp_path: Path) -> Iterator[Product]:
    """The real product, empty, running in a process of its own."""
    with running_product(tmp_path / "installation") as running:
        yield running
