"""Every setting is documented, on one page made from the code."""

import re
from pathlib import Path

from firsthand.run.variables import VARIABLES, page

HOUSE = Path(__file__).resolve().parents[2]
NAMED = re.compile(r"[\"']FIRSTHAND_[A-Z_]+[\"']")
# Set by the tests and the demo for themselves; nobody else sets them.
INWARD = {"FIRSTHAND_TEST_DATABASE", "FIRSTHAND_DEMO", "FIRSTHAND_DEMO_SECRET"}


def test_the_page_is_what_the_code_says():
    assert (HOUSE / "docs" / "settings.md").read_text() == page()


def test_every_variable_that_is_read_stands_on_it():
    read = {name[1:-1] for file in (HOUSE / "firsthand").rglob("*.py") for name in NAMED.findall(file.read_text())}

    assert read - INWARD <= {one.name for one in VARIABLES}
