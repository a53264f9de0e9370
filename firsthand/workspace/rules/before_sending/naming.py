"""Whether somebody is called by their name, however the language bends it. Pure."""

import re
from collections.abc import Iterable

from firsthand.search.fold import fold

# Bulgarian Cyrillic as it is written in Latin letters (the streamlined system, law of 2009).
LATIN = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъьюя",
        "a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a y yu ya".split(),
        strict=True,
    )
)
TRANSLATED = str.maketrans(LATIN)
# Names of which one does not begin as the other does; each line is one name.
ALSO = (
    "robert bob rob bobby",
    "william bill billy will liam",
    "elizabeth elisabeth liz lizzie beth betty eliza",
    "margaret maggie peggy meg greta",
    "richard dick rick",
    "james jim jimmy jamie",
    "john jack johnny",
    "edward ted ed eddie ned",
    "catherine katherine kate kathy cathy katie",
    "anthony tony antonio",
    "alexander alex sasha sandy aleksandras aleksandar sasho",
    "michael mike mick",
    "theodore ted teo",
    "giuseppe beppe peppe pino",
    "luigi gigi",
    "francesco franco checco cecco",
    "domenico mimmo",
    "valentin valyo vili",
    "georgi gosho zhoro",
    "ivan vanyo vancho",
    "dimitar mitko",
    "yordan dancho",
    "jonas jonukas john",
    "elena lena lenka",
)
SAME = [frozenset(line.split()) for line in ALSO]
WORD = re.compile(r"[^\W\d_]+")


def is_called(name: str, names: Iterable[str]) -> bool:
    """Whether one of the words of `name` is one of the words of these names.

    In doubt it is: a false alarm teaches people to send without looking.
    """
    known = [word for one in names for word in plain_words(one)]
    return not known or any(is_same(said, one) for said in plain_words(name) for one in known)


def plain_words(name: str) -> list[str]:
    """Its words in plain Latin letters."""
    return [fold(word).translate(TRANSLATED) for word in WORD.findall(name)]


def is_same(said: str, known: str) -> bool:
    """One form of a name and another: Jonai is Jonas, Петре is Петър, Beppe is Giuseppe, Tom is Thomas."""
    if any(said in names and known in names for names in SAME):
        return True
    shorter, longer = sorted((said, known), key=len)
    return shorter[: stem_length(shorter)] == longer[: stem_length(shorter)]


def stem_length(name: str) -> int:
    """How many letters of a name stay when it is bent or shortened."""
    return len(name) if len(name) <= 2 else max(2, min(4, len(name) - 2))
