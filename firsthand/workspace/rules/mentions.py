"""Which colleagues a note names. Pure."""

import re
from collections import Counter
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
    whole = {name.casefold(): number for name, number in people.items() if name.strip()}
    firsts = Counter(name.split()[0] for name in whole)
    return {name.split()[0]: number for name, number in whole.items() if firsts[name.split()[0]] == 1} | whole


def longest(words: str, names: Mapping[str, int]) -> str:
    fitting = [name for name in names if words.startswith(name) and not words[len(name) : len(name) + 1].isalnum()]
    return max(fitting, key=len, default="")
