"""What the product stands on is locked, and somebody said why."""

import re
import tomllib

from tests.architecture.house import HOUSE

PROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text())["project"]


def test_every_dependency_is_locked() -> None:
    assert names(PROJECT["dependencies"]) - locked("run") == set()
    assert names(PROJECT["optional-dependencies"]["tests"]) - locked("test") == set()


def test_what_runs_is_what_is_tested() -> None:
    assert pins("run") - pins("test") == set()


def test_no_lock_names_a_machine() -> None:
    places = [(HOUSE / "requirements" / f"{name}.txt").read_text() for name in ("build", "run", "test")]

    assert [place for place in places if re.search(r"://|--index|--find-links|/tmp|/home", place)] == []


def test_every_dependency_has_its_decision_page() -> None:
    told = "\n".join(page.read_text() for page in (HOUSE / "docs" / "decisions").glob("*.md")).lower()

    assert {name for name in names(PROJECT["dependencies"]) if f"`{name}`" not in told} == set()


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^\w.-]", wanted, maxsplit=1)[0].lower() for wanted in requirements}


def pins(lock: str) -> set[str]:
    text = (HOUSE / "requirements" / f"{lock}.txt").read_text()
    return set(re.findall(r"^([\w.-]+==[^\s;]+)", text, re.MULTILINE))


def locked(lock: str) -> set[str]:
    return {pin.split("==")[0] for pin in pins(lock)}
