"""What the index holds of a document: its words in all their forms, each once."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from firsthand.search.stems import forms
from firsthand.search.words import word, written_words

# PostgreSQL refuses a tsvector of a megabyte; a letter that says more than this is found by its beginning.
LONGEST_TEXT = 300_000
MOST_BYTES = 400_000
SHORT_TEXT = 20_000
MARK = re.compile(r"[^a-z0-9]")


def tokens_of(text: str, *, language: str) -> list[str]:
    """The distinct tokens of the text, letters and digits only, in the order of their first use."""
    found: dict[str, None] = {}
    for written in written_words(text[:LONGEST_TEXT]):
        found.update(tokens_of_word(written, language=language))
    return list(found if len(text) < SHORT_TEXT else within_bytes(found))


@lru_cache(maxsize=16_384)
def tokens_of_word(written: str, *, language: str) -> dict[str, None]:
    """Kept for the words of every letter: most of a letter is written in few thousand of them."""
    spoken = word(written)
    runs = spoken.runs if spoken.is_compound else ()
    stems = (form for part in spoken.parts for form in forms(part, language=language))
    return dict.fromkeys([*runs, *stems])


def within_bytes(tokens: Iterable[str]) -> Iterator[str]:
    room = MOST_BYTES
    for token in tokens:
        room -= len(token.encode()) + 8
        if room < 0:
            return
        yield token


def scope_token(scope: str) -> str:
    """A scope as a token that no word can be: words hold no underscore."""
    return "_s" + MARK.sub("", scope.lower())
