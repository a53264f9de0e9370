"""The words of a message as pieces: what it answers, in lines that its writer's program marked, and its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Piece:
    """Some lines of a message."""

    words: str
    asked: bool = False


def pieces(words: str, *, answers: bool) -> Sequence[Piece]:
    """The runs of marked and of other lines, where words answer between what they quote; else the words as they are."""
    if not answers or not words:
        return [Piece(words)] if words else []
    runs = groupby(words.split("\n"), key=lambda line: line.lstrip().startswith(">"))
    return [Piece("\n".join(lines), asked) for asked, lines in runs]
