"""One installation for all commands of a file: its tables are made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.product import Product, installation

PASSWORD = "geras rytas Vilniuje"

LETTER = """\
From: Rūta Kazlauskienė <ruta@pastas.example>
To: desk@namai.example
Subject: The fridge hums
Message-ID: <{reference}@pastas.example>

It hums at night.
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """An installation that nobody serves: only commands are run on it."""
    with installation(tmp_path_factory.mktemp("installation")) as product:
        yield product


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A file with a letter that nobody sent before."""
    file = tmp_path / "letter.eml"
    file.write_text(LETTER.format(reference=tmp_path.name))
    return file
