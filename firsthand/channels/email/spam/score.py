"""Signs and words together: how sure it is that a letter is spam. Pure."""

import math
from collections.abc import Sequence

from firsthand.channels.email.spam.chances import Chance, Counts
from firsthand.channels.email.spam.signs import Sign

# Of a hundred letters from strangers about two are spam when nothing at all speaks for it.
BASE = -4.0
WORDS_FOR, WORDS_AGAINST = 7.0, 4.0
# Before so many letters of either kind were learnt, words tell nothing; after so many, all they can.
FEWEST, ENOUGH = 5, 15
MOST_NAMED = 5


def score_of(signs: Sequence[Sign], words: Sign | None) -> int:
    """From 0 to 100."""
    points = BASE + sum(float(str(one["points"])) for one in (*signs, *([words] if words else [])))
    return round(100 / (1 + math.exp(-points)))


def words_as_sign(chance: Chance, *, learnt: Counts) -> Sign | None:
    """What the words say, as one more sign; None while too little was learnt or they say nothing."""
    if not are_enough(learnt):
        return None
    leaning = (chance.value - 0.5) * 2 * min(1.0, min(learnt.spam, learnt.good) / ENOUGH + 0.5)
    points = leaning * (WORDS_FOR if leaning > 0 else WORDS_AGAINST)
    named = [[word, counts.spam] for word, counts in chance.telling if counts.spam > 0][:MOST_NAMED]
    return {"code": "words", "points": round(points, 2), "named": named}


def are_enough(learnt: Counts) -> bool:
    """Whether words may say anything."""
    return min(learnt.spam, learnt.good) >= FEWEST
