"""Answers as mail programs of many countries write them. A margin says what each line is; an empty line ends an answer.

`|` new words · `>` quoted · `~` signature · `<` a page, whose words the lines below it name
"""

import re
from pathlib import Path

import pytest

from firsthand.channels.email.read import Split, split_html, split_text

ANSWERS = Path(__file__).parent / "answers"
Answer = tuple[str, list[str]]


def answers(folder: Path) -> list[Answer]:
    """Each answer's name, and its lines with their margin."""
    found = []
    for page in sorted(folder.glob("*.txt")):
        for answer in page.read_text().strip("\n").split("\n\n"):
            name, *lines = answer.split("\n")
            found.append((f"{page.stem}: {name.removeprefix('= ')}", lines))
    return found


def named(folder: Path) -> list[object]:
    return [pytest.param(lines, id=name) for name, lines in answers(folder)]


@pytest.mark.parametrize("lines", named(ANSWERS))
def test_an_answer_is_taken_apart(lines: list[str]) -> None:
    shows(split_text("\n".join(line[2:] for line in lines)), lines)


@pytest.mark.parametrize("lines", named(ANSWERS / "pages"))
def test_a_page_is_taken_apart(lines: list[str]) -> None:
    shows(split_html("\n".join(line[2:] for line in lines if line[0] == "<")), lines)


def shows(split: Split, lines: list[str]) -> None:
    """The three parts hold what the margin says."""
    assert words(split.reply) == part(lines, "|")
    assert words(split.signature) == part(lines, "~")
    assert words(split.quoted) == part(lines, ">")


def part(lines: list[str], margin: str) -> str:
    """The words of the lines with this margin."""
    return words("\n".join(line[2:] for line in lines if line.startswith(margin)))


def words(text: str) -> str:
    """The text with single spaces, without marks that steer direction."""
    return re.sub(r"\s+", " ", re.sub(r"[\u200e\u200f\u202a-\u202e\ufeff]", "", text)).strip()
