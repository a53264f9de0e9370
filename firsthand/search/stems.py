"""The forms of a folded word by which it is found: itself, and its stem in each language it may be of."""

import re
import threading
from collections.abc import Callable
from functools import cache, lru_cache

import Stemmer

from firsthand.search import bulgarian

SHORTEST = 3
CYRILLIC = re.compile(r"[\u0400-\u052f]")
SNOWBALL = {"en": "english", "lt": "lithuanian", "it": "italian"}
# Folding has made Lithuanian ė an e, which hides endings such as -ėje from the stemmer: each late e is tried as ė.
LATE_E = re.compile(r"e(?=.{0,5}$)")

Stem = Callable[[str], str]


@lru_cache(maxsize=4_096)
def forms(word: str, *, language: str) -> tuple[str, ...]:
    """The word and its distinct stems; without a known language, the stems in every language of its script."""
    if not word.isalpha():
        return (word,)
    stems = (stem(word) for stem in stemmers(word, language=language))
    return tuple(dict.fromkeys([word, *(stem for stem in stems if len(stem) >= SHORTEST)]))


def stemmers(word: str, *, language: str) -> tuple[Stem, ...]:
    if CYRILLIC.search(word):
        return (bulgarian.stem,)
    if language in SNOWBALL:
        return (of_language(language),)
    return tuple(of_language(each) for each in SNOWBALL)


@cache
def of_language(language: str) -> Stem:
    """The stemmer of one language, for any thread."""
    stem = one_at_a_time(Stemmer.Stemmer(SNOWBALL[language], 0))
    return lithuanian(stem) if language == "lt" else stem


def one_at_a_time(stemmer: Stemmer.Stemmer) -> Stem:
    """A Snowball stemmer keeps the word it works on in itself, so two threads must not share a moment of it."""
    turn = threading.Lock()

    def stem(word: str) -> str:
        with turn:
            found: str = stemmer.stemWord(word)
        return found

    return stem


def lithuanian(stem: Stem) -> Stem:
    """The shortest stem among the spellings that the folded word may have had."""

    def shortest(word: str) -> str:
        spellings = [word, *(word[: e.start()] + "ė" + word[e.end() :] for e in LATE_E.finditer(word))]
        found = (stem(spelling).replace("ė", "e") for spelling in spellings)
        return min((each for each in found if len(each) >= SHORTEST), key=len, default=word)

    return shortest
