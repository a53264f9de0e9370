"""From outside a folder one uses only its doors (docs/architecture.md, rules of direction)."""

from collections.abc import Iterator

from tests.architecture.house import PACKAGE, Module, folder_of, modules

DOORS = {"models", "actions", "queries", "facts", "rules"}
OPEN = {"kit", "look", "journal", "live", "files", "search"}  # their public modules may all be used
MAY_NAME_MORE = {"run", "wiring", "schedule"}


def test_a_folder_is_entered_only_by_its_doors() -> None:
    assert [entry for module in modules() for entry in side_entries(module)] == []


def side_entries(module: Module) -> Iterator[str]:
    own = folder_of(module.words)
    if own[:1] and own[0] in MAY_NAME_MORE:
        return
    for line, name in module.imports():
        if name[0] == "firsthand" and folder_of(name) != own and not is_door(name):
            yield f"{module}:{line} uses {'.'.join(name)}"


def is_door(name: tuple[str, ...]) -> bool:
    folder = folder_of(name)
    within = name[1 + len(folder) :]
    if not folder or folder[0] in OPEN:
        return not any(word.startswith("_") for word in within)
    if is_function_of(folder, within):  # `from firsthand.organisation import the_organisation`
        return True
    return bool(within) and within[0] in DOORS


def is_function_of(folder: tuple[str, ...], within: tuple[str, ...]) -> bool:
    """Whether a name is neither a module nor a package of the folder: then its `__init__` offers it."""
    if len(within) != 1:
        return False
    place = PACKAGE.joinpath(*folder)
    return not (place / within[0]).exists() and not (place / f"{within[0]}.py").exists()
