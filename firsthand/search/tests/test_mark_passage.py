"""A passage of a text, with the found words marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from firsthand.search.passage import passage

LONG = "Laba diena. " * 40 + "Mano šaldytuvas WW90T-554 neveikia. " + "Ačiū už pagalbą. " * 40


def marked(pieces):
    return [words for words, is_found in pieces if is_found]


def read(pieces):
    return "".join(words for words, _ in pieces)


class TestAPassage:
    @pytest.mark.parametrize(
        ("text", "query", "found"),
        [
            (LONG, "saldytuvo ", ["šaldytuvas"]),
            (LONG, "šaldytuvui neveik", ["šaldytuvas", "neveikia"]),
            (LONG, "ww90t554 ", ["WW90T-554"]),
            (LONG, "WW90T-554", ["WW90T-554"]),
            ("La consegna dei frigoriferi", "frigorifero consegne ", ["consegna", "frigoriferi"]),
            ("Two deliveries came", "delivery ", ["deliveries"]),
            ("Хладилниците са тук", "хладилник ", ["Хладилниците"]),
            ("Write to ruta@pastas.example", "ruta@pastas.example", ["ruta@pastas.example"]),
            ("Refrigerate the fridge", "fridge ", ["fridge"]),
            ("Nothing of it", "fridge ", []),
        ],
    )
    def test_marks_what_was_found_in_any_form(self, text, query, found):
        assert marked(passage(text, query)) == found

    def test_shows_the_surroundings_of_the_first_word_found(self):
        words = read(passage(LONG, "saldytuvas", length=80))

        assert words.startswith("… ")
        assert words.endswith(" …")
        assert "Mano šaldytuvas WW90T-554" in words
        assert len(words) <= 84

    def test_begins_at_the_beginning_when_nothing_is_found(self):
        assert read(passage("Labas rytas", "fridge")) == "Labas rytas"

    def test_leaves_escaping_to_the_page(self):
        assert passage("<b>fridge</b>", "fridge ") == [("<b>", False), ("fridge", True), ("</b>", False)]

    @given(some.text(max_size=400), some.text(max_size=20))
    def test_never_changes_a_letter(self, text, query):
        words = read(passage(text, query, length=10_000))

        assert "".join(words.split()) == "".join(passage_of_nothing(text).split())


def passage_of_nothing(text):
    return read(passage(text, "", length=10_000))
