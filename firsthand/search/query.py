"""What a person typed, understood: every term must be found, in any of its forms."""

from dataclasses import dataclass
from functools import lru_cache

from firsthand.search.stems import forms
from firsthand.search.words import Word, words_of

MOST_TERMS = 12
LONGEST_QUERY = 500
SHORTEST_BEGINNING = 3


@dataclass(frozen=True)
class Term:
    """One thing that must be found: one of the tokens, or a word that begins so, or each of the parts."""

    word: Word
    tokens: tuple[str, ...]
    parts: tuple["Term", ...] = ()
    beginning: str = ""


@dataclass(frozen=True)
class Query:
    """The terms of a query; a query without a term finds nothing."""

    terms: tuple[Term, ...]

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def has_beginning(self) -> bool:
        return any(term.beginning for term in self.terms)


@lru_cache(maxsize=256)
def understand(typed: str) -> Query:
    """The query that was typed; while its last word is still being typed, any word that begins so will do."""
    text = typed[:LONGEST_QUERY]
    words = list(words_of(text))[:MOST_TERMS]
    if not words:
        return Query(())
    last = unfinished if text[-1].isalnum() else finished
    return Query(tuple(dict.fromkeys([*map(finished, words[:-1]), last(words[-1])])))


def finished(word: Word) -> Term:
    """A plain word in its forms; a code only whole; any other compound whole or by its parts."""
    if len(word.parts) == 1:
        return Term(word, forms(word.whole, language=""))
    if word.is_code:
        return Term(word, (word.whole,))
    return Term(word, (word.whole,), parts=tuple(map(finished, parts_of(word))))


def unfinished(word: Word) -> Term:
    whole = finished(word)
    if len(word.whole) < SHORTEST_BEGINNING:
        return whole
    parts = (*whole.parts[:-1], unfinished(parts_of(word)[-1])) if whole.parts else ()
    others = tuple(token for token in whole.tokens if not token.startswith(word.whole))
    return Term(word, others, parts, beginning=word.whole)


def parts_of(word: Word) -> list[Word]:
    return [Word((part,), is_address=False) for part in word.parts[:MOST_TERMS]]
