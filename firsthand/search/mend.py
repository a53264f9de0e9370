"""What somebody may have meant who typed a word that stands nowhere: the nearest words that do.

A word is near when one letter more, less, other, or two changed about make it the typed one; in a longer word two such
slips, if its first three letters are right. No list of words is kept for it: the index is asked for all that one slip
could have come from, which are some hundred exact words and as quick as one, and is looked through for the rest.
"""

from collections.abc import Iterator, Sequence

from firsthand.search.engines import engine
from firsthand.search.engines.engine import Search
from firsthand.search.fold import fold
from firsthand.search.position import FIRST
from firsthand.search.query import Query, Term, understand
from firsthand.search.words import written_words

SHORTEST, LONG, LONGEST = 4, 6, 20
MOST_MENDED, MOST_OFFERED = 2, 3
LATIN, CYRILLIC = "abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщъьюя"


def mended(typed: str) -> list[str]:
    """The query with the words that stand nowhere changed into near ones, the likeliest first; none when all stand."""
    missing = [term.word.whole for term in understand(typed).terms if is_mendable(term) and not stands(term)]
    if not 0 < len(missing) <= MOST_MENDED:
        return []
    near = {word: nearest(word) for word in missing}
    if not all(near.values()):
        return []
    choices = range(max(map(len, near.values())))
    return [
        rewritten(typed, {word: found[min(one, len(found) - 1)] for word, found in near.items()}) for one in choices
    ]


def is_mendable(term: Term) -> bool:
    """A plain word of letters; a code or an address means something only as it was typed."""
    return len(term.word.parts) == 1 and term.word.whole.isalpha() and SHORTEST <= len(term.word.whole) <= LONGEST


def stands(term: Term) -> bool:
    """Whether any document holds it."""
    return bool(engine().newest(Search(Query((term,))), before=FIRST, limit=1))


def rewritten(typed: str, instead: dict[str, str]) -> str:
    return " ".join(instead.get(word, word) for word in written_words(fold(typed)))


def nearest(word: str) -> list[str]:
    """The words of the index that are nearest, the commonest of them first."""
    known = engine().words_like(slips(word), beginning=word[:3], length=len(word))
    marks = {one: distance(word, one) for one in known}
    near = [one for one, slipped in marks.items() if 0 < slipped <= (2 if len(word) >= LONG else 1)]
    return sorted(near, key=lambda one: (marks[one], -known[one], one))[:MOST_OFFERED]


def slips(word: str) -> list[str]:
    """Every word of which the typed one may be a slip: a letter more, less or other, or two changed about."""
    letters = CYRILLIC if word[0] in CYRILLIC else LATIN
    return sorted({*all_slips(word, letters)} - {word})


def all_slips(word: str, letters: str) -> Iterator[str]:
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        yield from (before + letter + after for letter in letters)
        if not after:
            continue
        yield before + after[1:]
        yield from (before + letter + after[1:] for letter in letters)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


def distance(one: Sequence[str], other: Sequence[str], *, at_most: int = 2) -> int:
    """How many slips apart two words are (optimal string alignment); more than `at_most` is one more than that."""
    if abs(len(one) - len(other)) > at_most:
        return at_most + 1
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        rows.append([i])
        for j, same in enumerate(other, 1):
            best = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (letter != same))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == same:
                best = min(best, rows[i - 2][j - 2] + 1)
            rows[i].append(best)
        if min(rows[i]) > at_most:
            return at_most + 1
    return rows[-1][-1]
