"""What was meant by a word that stands nowhere."""

import pytest

from firsthand.search.mend import distance, mended
from firsthand.search.tests.shelf import fill_the_shelf
from tests.budget import budget


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("fridge", "fridge", 0),
        ("frigde", "fridge", 1),
        ("fridg", "fridge", 1),
        ("fridgee", "fridge", 1),
        ("fritge", "fridge", 1),
        ("firgde", "fridge", 2),
        ("washer", "fridge", 3),
        ("", "ab", 2),
        ("ab", "", 2),
        ("a", "abcdef", 3),
    ],
)
def test_slips_are_counted_up_to_three(one, other, slips):
    assert distance(one, other) == slips


@pytest.mark.django_db
class TestALineWithASlip:
    @pytest.fixture(autouse=True)
    def shelf(self):
        fill_the_shelf()

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("frigde", "fridge"),
            ("rfidge", "fridge"),
            ("fridgge", "fridge"),
            ("ridge", "fridge"),
            ("šaldituvas", "saldytuvas"),
            ("saldytvas", "saldytuvas"),
            ("shaldytuvas", "saldytuvas"),
            ("frigorigero", "frigorifero"),
            ("хладилникт", "хладилникът"),
            ("ладилникът", "хладилникът"),
        ],
    )
    def test_is_read_as_the_nearest_word_that_stands_somewhere(self, typed, meant):
        assert meant in mended(typed)

    def test_keeps_the_words_that_stand(self):
        assert "old fridges" in mended("old frigdes ")

    @pytest.mark.parametrize(
        "typed", ["fridge", "old fridge", "zeppelin", "xyz", "WW90T-555", "", "rut@pastas.example"]
    )
    def test_is_left_alone_where_nothing_is_missing_or_near(self, typed):
        assert mended(typed) == []

    def test_costs_few_statements_for_a_word(self):
        with budget(6):
            mended("frigde")

    def test_is_mended_when_two_words_slipped_and_no_more(self):
        assert mended("acua dal cassetto") and mended("magazino milamo")
        assert mended("acqaa magazzjno cassettto ") == []
