"""The one list of checks, in the order in which they are begun."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Check:
    """A command that succeeds when its name is true."""

    name: str
    words: str
    environment: Mapping[str, str] = field(default_factory=dict)
    is_pytest: bool = False

    @property
    def command(self) -> list[str]:
        """The program as this installation has it, never one of the machine."""
        program, *arguments = self.words.split()
        return [str(Path(sys.executable).parent / program), *arguments]


CHECKS = (
    Check("strict types", "mypy"),  # by far the longest: the others pass meanwhile
    Check("format", "ruff format --check ."),
    Check("lint", "ruff check ."),
    Check("layers", "lint-imports --no-cache --no-logo"),
    Check("no missing migrations", "python -m django makemigrations --check --dry-run"),
    Check("translations complete", "python -m checks.translations"),
)

# Statement budgets are asserted by the tests of the actions themselves (tests/budget.py), on both databases.
TESTS = (
    Check("journeys in Chromium", "pytest -n 2 tests/journeys", is_pytest=True),
    Check(
        "tests on PostgreSQL",
        "pytest -n 2 --dist worksteal -m database --ignore=tests/journeys",
        {"FIRSTHAND_TEST_DATABASE": "postgresql"},
        is_pytest=True,
    ),
    Check("tests on SQLite", "pytest -n 2 --dist worksteal --ignore=tests/journeys", is_pytest=True),
)
