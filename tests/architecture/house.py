"""The files of the house, as the rules look at them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
PACKAGE = HOUSE / "firsthand"
COMPLETE_INSIDE = ("channels",)  # its folders are each a complete folder of their own


@dataclass(frozen=True)
class Module:
    """A Python file of the house."""

    file: Path

    def __str__(self) -> str:
        return str(self.file.relative_to(HOUSE))

    @cached_property
    def text(self) -> str:
        return self.file.read_text()

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, str(self))

    @property
    def words(self) -> tuple[str, ...]:
        """Its dotted name: firsthand, conversations, actions, reply."""
        return self.file.relative_to(HOUSE).with_suffix("").parts

    @property
    def is_test(self) -> bool:
        return "tests" in self.words or self.words[-1] == "conftest"

    def imports(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Each name it imports, with its line: `from a.b import c` is a, b, c."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, tuple(alias.name.split("."))) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from ((node.lineno, (*self.source(node), alias.name)) for alias in node.names)

    def source(self, node: ast.ImportFrom) -> tuple[str, ...]:
        below = self.words[: -node.level] if node.level else ()
        return (*below, *(node.module.split(".") if node.module else ()))


def modules() -> list[Module]:
    """Every module of the product that people wrote: no tests, no migrations."""
    found = (Module(file) for file in sorted(PACKAGE.rglob("*.py")) if "migrations" not in file.parts)
    return [module for module in found if not module.is_test]


def templates() -> list[Path]:
    """Every Jinja2 template of the product; Django's own syntax stands in `django_templates`."""
    return [file for file in sorted(PACKAGE.rglob("*.html")) if "templates" in file.parts and not is_vendored(file)]


def is_vendored(file: Path) -> bool:
    return "vendor" in file.parts


def folders() -> list[Path]:
    """The folders of the table: those of the package, and each channel."""
    above = [folder for folder in sorted(PACKAGE.iterdir()) if (folder / "__init__.py").exists()]
    inside = [folder for name in COMPLETE_INSIDE for folder in sorted((PACKAGE / name).glob("*/"))]
    return above + [folder for folder in inside if (folder / "__init__.py").exists()]


def folder_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """The folder that a dotted name belongs to: conversations, or channels, email."""
    return words[1:3] if words[1:2] and words[1] in COMPLETE_INSIDE else words[1:2]
