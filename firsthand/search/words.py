"""The words of a text, in order: plain ones, and those written together from parts (codes, addresses, numbers)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.search.fold import fold

LONGEST = 40
MOST_PARTS = 6
# A telephone number with its spaces; else letters and digits, with the signs that hold a code or an address together.
WORD = re.compile(r"\+\d[\d ()-]{5,18}\d|[^\W_]+(?:[-_./@+:#][^\W_]+)*")
PART = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Word:
    """One word as it stands in a text: its folded parts (one for a plain word), and whether it is an address."""

    parts: tuple[str, ...]
    is_address: bool

    @property
    def whole(self) -> str:
        """All parts written together: WW90T-554 is ww90t554, however its writer cut it."""
        return "".join(self.parts)[:LONGEST]

    @property
    def is_compound(self) -> bool:
        return 1 < len(self.parts) <= MOST_PARTS

    @property
    def runs(self) -> Iterator[str]:
        """Neighbouring parts written together, so that pastas.example finds ruta@pastas.example."""
        count = len(self.parts)
        return ("".join(self.parts[i:j])[:LONGEST] for i in range(count) for j in range(i + 2, count + 1))

    @property
    def is_code(self) -> bool:
        """An address, or a number of an order, a model, a telephone: it means something only whole."""
        return self.is_compound and (self.is_address or not self.whole.isalpha())


def words_of(text: str) -> Iterator[Word]:
    """Every word of the text, folded; what is longer than forty letters is cut there."""
    return map(word, written_words(text))


def written_words(text: str) -> list[str]:
    """The words of the text folded, with the signs inside them."""
    return WORD.findall(fold(text))


def word(written: str) -> Word:
    return Word(tuple(part[:LONGEST] for part in PART.findall(written)), "@" in written)
