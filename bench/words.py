"""Made-up words, used as seldom as words are (Zipf), and a few known ones of a known share."""

import random
from collections.abc import Iterator
from itertools import accumulate

WORDS = 40_000
SYLLABLES = (
    "ba be da de ga go ka ki la le ma mi na no pa po ra re sa se ta ti va ve za zo str pre ment as is us ai".split()
)
# (word, share of the messages that hold it)
PLACED = [
    ("order", 0.5),
    ("delivery", 0.2),
    ("refund", 0.1),
    ("warranty", 0.01),
    ("compressor", 0.001),
    ("zanussi", 2e-5),
]
FIRST_NAMES = "Rūta Elena Jonas Marco Иван Мария Asta Luca Giulia Petras Ona Stefan Anna Paul Sofia Tomas".split()
LAST_NAMES = "Kazlauskienė Rossi Петров Bianchi Jankauskas Smith Georgiev Ferrari Brown Conti Stankus Димитрова".split()


class Speaker:
    """Says believable amounts of words, the same ones in each run."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self._words = ["".join(self.chance.choices(SYLLABLES, k=self.chance.randint(1, 5))) for _ in range(WORDS)]
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(WORDS)))

    def words(self, count: int) -> list[str]:
        return self.chance.choices(self._words, cum_weights=self._weights, k=count)

    def letter(self, number: int) -> str:
        """Forty words in the middle, some of the known ones, and a code that nothing else bears."""
        said = self.words(max(5, int(self.chance.lognormvariate(3.5, 0.6))))
        return " ".join([*said, *self._placed(), f"LT-2026-{number % 90_000:05}"]).capitalize() + "."

    def subject(self) -> str:
        return " ".join(self.words(self.chance.randint(2, 6))).capitalize()

    def name(self) -> str:
        return f"{self.chance.choice(FIRST_NAMES)} {self.chance.choice(LAST_NAMES)}"

    def _placed(self) -> Iterator[str]:
        yield from (word for word, share in PLACED if self.chance.random() < share)
