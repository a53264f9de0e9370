"""Runs a list of checks and says what came out of each."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from checks.table import Check
from x import HOUSE


@dataclass(frozen=True)
class Outcome:
    """What came out of a check."""

    check: Check
    passed: bool
    seconds: float
    output: str

    def __str__(self) -> str:
        return f"{'✓' if self.passed else '✗'} {self.check.name:<24}{self.seconds:7.1f} s"

    @property
    def closing_line(self) -> str:
        """The last words of a test run: how many passed, how many failed."""
        return self.output.strip().splitlines()[-1] if self.output.strip() else "no test ran"


def run_all(checks: Iterable[Check]) -> bool:
    """Whether every check passed; each is run, however the others came out, and all are listed at the end.

    Two look at the code at once, as each keeps one core busy; tests come after them, with workers of their own.
    """
    checks = list(checks)
    with ThreadPoolExecutor(max_workers=2) as pool:
        looking = pool.map(outcome_of, [check for check in checks if not check.is_pytest])
        outcomes = [tell(outcome) for outcome in looking]
    outcomes += [tell(outcome_of(check)) for check in checks if check.is_pytest]
    print("\nThe checks\n", *outcomes, "", sep="\n")
    for outcome in outcomes:
        if outcome.check.is_pytest:
            print(f"{outcome.check.name}: {outcome.closing_line}")
    return all(outcome.passed for outcome in outcomes)


def tell(outcome: Outcome) -> Outcome:
    """A failing check shows its output; tests have shown theirs while they ran."""
    if not outcome.passed and not outcome.check.is_pytest:
        print(outcome.output.rstrip())
    print(outcome, flush=True)
    return outcome


def outcome_of(check: Check) -> Outcome:
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="firsthand-checks-") as data, started(check, data=Path(data)) as process:
        output = "".join(aloud(process) if check.is_pytest else lines_of(process))
    return Outcome(check, process.returncode == 0, time.monotonic() - began, output)


def started(check: Check, *, data: Path) -> "subprocess.Popen[str]":
    """The check runs on a fresh installation of its own, never on one that somebody uses."""
    environment = {name: word for name, word in os.environ.items() if not name.startswith("FIRSTHAND_")}
    environment |= {"DJANGO_SETTINGS_MODULE": "firsthand.run.settings", "FIRSTHAND_DATA": str(data)}
    return subprocess.Popen(
        check.command,
        cwd=HOUSE,
        env={**environment, **check.environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )


def lines_of(process: "subprocess.Popen[str]") -> Iterator[str]:
    assert process.stdout is not None  # noqa: S101 - it was asked for above
    yield from process.stdout


def aloud(process: "subprocess.Popen[str]") -> Iterator[str]:
    for line in lines_of(process):
        sys.stdout.write(line)
        sys.stdout.flush()
        yield line
