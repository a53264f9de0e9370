"""Which colleagues a note names. Pure."""

import re
from collections.abc import Mapping

AT = re.compile(r"(?<![\w@.])@")


def mentioned(words: str, *, people: Mapping[str, int]) -> list[int]:
    """The ids of those whose whole name, or first name where only one bears it, stands after an @.

    The longest name that fits is meant, so that @Anna Maria is not also @Anna.
    """
    names = callable_by(people)
    found = [names[name] for at in AT.finditer(words) if (name := longest(words[at.end() :].casefold(), names))]
    return list(dict.fromkeys(found))


def callable_by(people: Mapping[str, int]) -> dict[str, int]:
    """Everything by which somebody can be called, case folded."""
    firsts = [name.split()[0].casefold() for name in people if name.split()]
    alone = {name.split()[0].casefold(): id for name, id in people.items() if name.split() and firsts.count(name.split()[0].casefold()) == 1}
    return alone | {name.casefold(): id for name, id in people.items()}


def longest(words: str, names: Mapping[str, int]) -> str:
    fitting = [name for name in names if words.startswith(name) and not words[len(name) : len(name) + 1].isalnum()]
    return max(fitting, key=len, default="")
