"""Words stand out from the paper they are on, in light and in dark, whatever accent an organisation chooses."""

import pytest

from firsthand.look.tests.colour import contrast, tokens

AA, AAA, SHAPES = 4.5, 7.0, 3.0
PAPERS = ("paper", "raised", "sunk")
ACCENTS = [196, *range(10, 360, 30)]
READ: list[tuple[str, str, float]] = [
    *(("ink", paper, AAA) for paper in (*PAPERS, "note", "accent-wash", "good-wash", "soon-wash", "late-wash")),
    *(("quiet", paper, AA) for paper in (*PAPERS, "accent-wash")),
    *((tone, paper, AA) for tone in ("accent", "good", "soon", "late") for paper in PAPERS),
    *(
        (f"{tone}-strong" if tone == "accent" else tone, f"{tone}-wash", AA)
        for tone in ("accent", "good", "soon", "late")
    ),
    ("accent-strong", "paper", AA),
    ("accent-strong", "raised", AA),
    ("on-accent", "accent", AA),
    ("on-accent", "accent-strong", AA),
    ("note-quiet", "note", AA),
    ("ink", "note-line", AA),
    ("late", "note", AA),
    ("face-ink", "face", AA),
    ("paper", "ink", AA),
    ("late-on-ink", "ink", SHAPES),
    ("edge", "raised", SHAPES),
    ("edge", "paper", SHAPES),
]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "paper", "needed"), READ)
class TestEveryPairOfWordsAndPaper:
    def test_is_told_apart_in_every_hue(self, words: str, paper: str, needed: float, theme: int) -> None:
        of = tokens()

        least = min(contrast(of[words][theme], of[paper][theme], hue=hue) for hue in ACCENTS)

        assert least >= needed, f"{words} on {paper}: {least:.2f}"


class TestTheMeasure:
    def test_knows_black_on_white(self) -> None:
        assert round(contrast("0 0 0", "1 0 0"), 1) == 21.0
