"""How likely a letter is spam by its words. Pure.

G. Robinson, "A Statistical Approach to the Spam Problem", Linux Journal 107 (2003): each word's share of the spam it
stood in, drawn towards a half while it was seen seldom; combined by R. A. Fisher's method (1932), once for spam and once
against it, so that a letter with strong words of both kinds stays undecided.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

# Robinson's s and x: how strongly, and towards what, a seldom word is drawn.
STRENGTH, ASSUMED = 0.45, 0.5
# Words that tell little are left out; of the rest, those that tell most.
TELLS, MOST_TELLING = 0.1, 150


@dataclass(frozen=True)
class Counts:
    """In how many letters of either kind something stood; for the whole, how many there are."""

    spam: int = 0
    good: int = 0


@dataclass(frozen=True)
class Chance:
    """From 0 (surely good) to 1 (surely spam), and the words that speak most for spam, each with its counts."""

    value: float
    telling: tuple[tuple[str, Counts], ...] = ()


def chance_of(words: Mapping[str, Counts], *, learnt: Counts) -> Chance:
    """The chance by the known words of a letter; a half where they tell nothing."""
    shares = {word: share_of(counts, learnt=learnt) for word, counts in words.items()}
    strong = sorted(
        (word for word in shares if abs(shares[word] - 0.5) >= TELLS), key=lambda word: -abs(shares[word] - 0.5)
    )
    used = strong[:MOST_TELLING]
    if not used:
        return Chance(0.5)
    against = fisher([shares[word] for word in used])
    towards = fisher([1 - shares[word] for word in used])
    telling = tuple((word, words[word]) for word in used if shares[word] > 0.5)
    return Chance((1 + against - towards) / 2, telling)


def share_of(counts: Counts, *, learnt: Counts) -> float:
    """Robinson's f(w): the word's share of spam, as if seen a little before."""
    spam = counts.spam / max(learnt.spam, 1)
    good = counts.good / max(learnt.good, 1)
    seen = counts.spam + counts.good
    raw = spam / (spam + good) if spam + good else ASSUMED
    return (STRENGTH * ASSUMED + seen * raw) / (STRENGTH + seen)


def fisher(values: list[float]) -> float:
    """How probable a product this small is by chance: the inverse chi-square of -2 Σ ln f with 2n degrees of freedom."""
    return chi_square(-2 * sum(math.log(value) for value in values), freedom=2 * len(values))


def chi_square(value: float, *, freedom: int) -> float:
    """The upper tail of the distribution, for even degrees of freedom (Abramowitz and Stegun 26.4.5)."""
    half = value / 2
    # In logarithms: e to the minus 800 is no number any more.
    terms = [
        -half + step * math.log(half) - math.lgamma(step + 1) if half > 0 else (0.0 if step == 0 else -math.inf)
        for step in range(freedom // 2)
    ]
    return min(1.0, sum(math.exp(term) for term in terms))
