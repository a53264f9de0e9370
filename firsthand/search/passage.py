"""The place in a text where a query is found, for a person to read."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from firsthand.search.fold import fold_in_place
from firsthand.search.query import Term, understand
from firsthand.search.stems import forms
from firsthand.search.words import PART

LONGEST_TEXT = 20_000
BETWEEN_PARTS = r"[-_./@+:# ()]*"
# The last letters of a word change with its form (delivery, deliveries), so candidates are looked for without them.
CHANGING_LETTERS = 2
SHORTEST_HEAD = 3
SPACES = re.compile(r"\s+")
Piece = tuple[str, bool]


def passage(text: str, query: str, *, length: int = 180) -> list[Piece]:
    """About so many letters of the text around the first words found, as pieces: (words, whether they are found)."""
    text = unicodedata.normalize("NFC", text[:LONGEST_TEXT].strip())
    folded = fold_in_place(text)
    marks = marks_of(query)
    first = next(marks.places(folded, 0, len(folded)), (0, 0))[0]
    start = start_of(text, around=first, length=length)
    end = end_of(text, start=start, length=length)
    return list(pieces(text, marks.places(folded, start, end), start=start, end=end))


@dataclass(frozen=True)
class Marks:
    """How the words of one query are found again in a text."""

    candidates: re.Pattern[str]
    tokens: frozenset[str]
    beginnings: tuple[str, ...]

    def places(self, folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        for candidate in self.candidates.finditer(folded, start, end):
            if begins_a_word(candidate) and self.hold("".join(PART.findall(candidate[0]))):
                yield candidate.span()

    def hold(self, word: str) -> bool:
        return word.startswith(self.beginnings) or not self.tokens.isdisjoint(forms(word, language=""))


def begins_a_word(candidate: re.Match[str]) -> bool:
    """Asked here: a pattern that looks behind itself is twenty times slower than one that begins with a letter."""
    return candidate.start() == 0 or not candidate.string[candidate.start() - 1].isalnum()


@lru_cache(maxsize=256)
def marks_of(query: str) -> Marks:
    terms = sorted(every(understand(query).terms), key=lambda term: len(term.word.whole), reverse=True)
    heads = dict.fromkeys(map(head, terms))
    return Marks(
        candidates=re.compile(rf"(?:{'|'.join(heads) or '(?!)'})[^\W_]*"),
        tokens=frozenset(token for term in terms for token in term.tokens),
        beginnings=tuple(term.beginning for term in terms if term.beginning),
    )


def every(terms: tuple[Term, ...]) -> Iterator[Term]:
    for term in terms:
        yield term
        yield from every(term.parts)


def head(term: Term) -> str:
    """What any form of the term begins with, as a pattern; a code may be cut anywhere."""
    if len(term.word.parts) > 1:
        return BETWEEN_PARTS.join(term.word.parts)
    if not term.word.whole.isalpha():
        return BETWEEN_PARTS.join(term.word.whole)
    shortest = min(filter(None, [*term.tokens, term.beginning]), key=len)
    return shortest[: max(SHORTEST_HEAD, len(shortest) - CHANGING_LETTERS)]


def start_of(text: str, *, around: int, length: int) -> int:
    """A little before the first place, at the beginning of a word."""
    start = max(0, min(around - length // 3, len(text) - length))
    return start and (text.find(" ", start, around) + 1 or start)


def end_of(text: str, *, start: int, length: int) -> int:
    """So many letters on, at the end of a word."""
    end = start + length
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", start, end + 1)
    return space if space > start else end


def pieces(text: str, places: Iterator[tuple[int, int]], *, start: int, end: int) -> Iterator[Piece]:
    """The words from start to end, cut at each place; an ellipsis says that words were left out."""
    said = start
    if start > 0:
        yield "… ", False
    for place, stop in places:
        if place > said:
            yield SPACES.sub(" ", text[said:place]), False
        yield text[place:stop], True
        said = stop
    if said < end:
        yield SPACES.sub(" ", text[said:end]), False
    if end < len(text):
        yield " …", False
