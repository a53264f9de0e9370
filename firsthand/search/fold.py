"""Letters made comparable: one case, one form, no marks."""

import unicodedata

BREVE = "\u0306"
# Letters that Unicode does not take apart into a plain letter and a mark.
PLAIN = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ŧ": "t"}


def fold(words: str) -> str:
    """The words with every letter folded: ė is e, Č is c, ß is ss, ﬁ is fi; Cyrillic й stays й, ѝ is и."""
    if words.isascii():
        return words.lower()
    return unicodedata.normalize("NFKC", words).translate(FOLDED)


def fold_in_place(words: str) -> str:
    """The words folded letter for letter, so that a place in them is the same place in the original."""
    lower = words.lower()
    if words.isascii():
        return lower
    if len(lower) != len(words):
        return words.translate(FOLDED_IN_PLACE)
    # A text has few distinct marked letters: to replace each takes a third of the time of a translation.
    for letter in set(lower):
        lower = lower if letter.isascii() else lower.replace(letter, FOLDED_IN_PLACE[ord(letter)])
    return lower


def fold_letter(letter: str) -> str:
    """One letter without case and marks. The breve of й is no mark to a Bulgarian: it is another letter than и."""
    apart = unicodedata.normalize("NFKD", letter.casefold())
    kept = [
        sign for i, sign in enumerate(apart) if not unicodedata.combining(sign) or apart[i - 1 : i + 1] == "и" + BREVE
    ]
    return "".join(PLAIN.get(sign, sign) for sign in unicodedata.normalize("NFC", "".join(kept)).casefold())


class Folded(dict[int, str]):
    """What each letter folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = fold_letter(chr(code))
        return folded


class FoldedInPlace(dict[int, str]):
    """What each letter folds to in the room of one letter."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = FOLDED[code][:1] or chr(code)
        return folded


FOLDED = Folded()
FOLDED_IN_PLACE = FoldedInPlace()
