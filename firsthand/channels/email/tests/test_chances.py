"""The arithmetic of words, against published figures and by its properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.channels.email.spam.chances import Chance, Counts, chance_of, chi_square, share_of

# Critical values of the chi-square distribution, upper tail (Abramowitz and Stegun, table 26.8).
TABLE = [
    (5.991, 2, 0.05),
    (9.210, 2, 0.01),
    (9.488, 4, 0.05),
    (18.307, 10, 0.05),
    (23.209, 10, 0.01),
    (31.410, 20, 0.05),
]


@pytest.mark.parametrize(("value", "freedom", "tail"), TABLE)
def test_the_tail_of_chi_square_is_as_published(value, freedom, tail):
    assert chi_square(value, freedom=freedom) == pytest.approx(tail, abs=0.0001)


@pytest.mark.parametrize(
    ("counts", "share"),
    [(Counts(), 0.5), (Counts(1, 0), 0.845), (Counts(10, 0), 0.978), (Counts(0, 10), 0.022), (Counts(5, 5), 0.5)],
)
def test_a_share_is_drawn_towards_a_half_while_little_was_seen(counts, share):
    assert share_of(counts, learnt=Counts(20, 20)) == pytest.approx(share, abs=0.001)


COUNTS = st.builds(Counts, st.integers(0, 50), st.integers(0, 50))


class TestTheChance:
    LEARNT = Counts(50, 50)

    def test_is_a_half_where_nothing_is_known(self):
        assert chance_of({}, learnt=self.LEARNT) == Chance(0.5)

    def test_is_near_one_for_words_of_spam_and_names_them(self):
        chance = chance_of({word: Counts(20, 0) for word in ("casino", "bitcoin", "winner")}, learnt=self.LEARNT)
        assert chance.value > 0.99 and [word for word, _ in chance.telling] == ["casino", "bitcoin", "winner"]

    def test_is_near_nought_for_words_of_good_letters(self):
        assert chance_of({word: Counts(0, 20) for word in "abc"}, learnt=self.LEARNT).value < 0.01

    def test_is_undecided_between_strong_words_of_both_kinds(self):
        words = {word: Counts(20, 0) for word in "abc"} | {word: Counts(0, 20) for word in "def"}
        assert chance_of(words, learnt=self.LEARNT).value == pytest.approx(0.5, abs=0.01)

    @given(st.dictionaries(st.text(max_size=5), COUNTS, max_size=400))
    def test_is_always_a_chance(self, words):
        assert 0 <= chance_of(words, learnt=self.LEARNT).value <= 1
