"""What the index holds of a document: its words in all their forms, each once."""

import re
from collections.abc import Iterable, Iterator

from firsthand.search.stems import forms
from firsthand.search.words import Word, words_of

# PostgreSQL refuses a tsvector of a megabyte; a letter that says more than this is found by its beginning.
LONGEST_TEXT = 300_000
MOST_BYTES = 400_000
MARK = re.compile(r"[^a-z0-9]")


def tokens_of(text: str, *, language: str) -> list[str]:
    """The distinct tokens of the text, letters and digits only, in the order of their first use."""
    found: dict[str, None] = {}
    for word in words_of(text[:LONGEST_TEXT]):
        found.update(dict.fromkeys(tokens_of_word(word, language=language)))
    return list(within_bytes(found))


def tokens_of_word(word: Word, *, language: str) -> Iterator[str]:
    if word.is_compound:
        yield from word.endings
    for part in word.parts:
        yield from forms(part, language=language)


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
