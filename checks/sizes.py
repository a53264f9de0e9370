"""Prints the sizes of files and functions, for the eye: nobody is failed by them (docs/contributing.md)."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

Sizes = list[tuple[int, str]]
FOLDERS = ("firsthand", "tests", "checks", "bench")
KINDS = ("*.py", "*.html", "*.css", "*.js")


def measure() -> None:
    """One line for each kind of file and each folder of the package, and the longest of all."""
    modules = list(files("*.py"))
    for kind in KINDS:
        tell(kind, [(lines(file), str(file)) for file in files(kind)])
    every = [size for file in modules for size in functions(file)]
    tell("functions", every)
    for folder in sorted({file.parts[1] for file in modules if file.parts[0] == "firsthand" and len(file.parts) > 2}):
        tell(folder, [(lines(file), str(file)) for file in modules if file.parts[:2] == ("firsthand", folder)])
    longest("Longest files", [(lines(file), str(file)) for kind in KINDS for file in files(kind)])
    longest("Longest functions", every)


def files(pattern: str) -> Iterator[Path]:
    found = (file for folder in FOLDERS for file in Path(folder).rglob(pattern))
    return (file for file in found if not {"migrations", "vendor"} & set(file.parts) and file.stat().st_size)


def lines(file: Path) -> int:
    return len(file.read_text().splitlines())


def functions(file: Path) -> Sizes:
    """Each function with its length in lines, docstring and decorators included."""
    found = (node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, DEFINITIONS))
    return [((node.end_lineno or 0) - node.lineno + 1, f"{file}:{node.lineno} {node.name}") for node in found]


def tell(name: str, sizes: Sizes) -> None:
    if numbers := [size for size, _ in sizes]:
        p95 = quantiles(numbers, n=20, method="inclusive")[-1] if len(numbers) > 1 else numbers[0]
        print(f"{name:<16}{len(numbers):6} · median {median(numbers):5.0f} · p95 {p95:5.0f} · longest {max(numbers):5}")


def longest(name: str, sizes: Sizes) -> None:
    print(f"\n{name}", *(f"{size:6}  {where}" for size, where in sorted(sizes, reverse=True)[:10]), sep="\n")


DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
