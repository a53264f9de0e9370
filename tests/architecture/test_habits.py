"""Habits of the house that no linter knows."""

import ast
from pathlib import Path

from tests.architecture.house import HOUSE, folders, modules

LONGEST_MODULE = 400
LONGEST_README = 40


class TestWhatFollowsFromWhat:
    """It stands in wiring.py, and nowhere else."""

    def test_no_module_uses_django_signals(self) -> None:
        assert [
            f"{module}:{line}"
            for module in modules()
            for line, name in module.imports()
            if name[0] == "django" and ("signals" in name or "dispatch" in name)
        ] == []

    def test_no_model_saves_in_a_way_of_its_own(self) -> None:
        assert [
            f"{module}:{node.lineno}"
            for module in modules()
            if "models" in module.words
            for node in ast.walk(module.tree)
            if isinstance(node, ast.FunctionDef) and node.name in ("save", "delete") and is_override(node)
        ] == []


class TestEveryFile:
    """It can be read in one sitting, and says at once what it is."""

    def test_no_module_is_too_long(self) -> None:
        lengths = {str(module): len(module.text.splitlines()) for module in modules()}

        assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}

    def test_every_module_says_what_it_is(self) -> None:
        written = [module for module in modules() if module.text.strip()]

        assert [str(module) for module in written if not ast.get_docstring(module.tree)] == []

    def test_every_folder_has_a_short_readme(self) -> None:
        lengths = {folder: length_of(folder / "README.md") for folder in folders()}

        assert {
            str(folder.relative_to(HOUSE)): length
            for folder, length in lengths.items()
            if not 0 < length <= LONGEST_README
        } == {}


def is_override(node: ast.FunctionDef) -> bool:
    return bool(node.args.args) and node.args.args[0].arg == "self"


def length_of(file: Path) -> int:
    return len(file.read_text().splitlines()) if file.exists() else 0
