"""The fields of a saved reply."""

import pytest

from firsthand.desk.rules.filling import filled, unknown_fields
from firsthand.desk.rules.languages import wording_for

RUTA = {"customer.name": lambda: "p. Rūta", "customer.first_name": lambda: "", "organisation.name": lambda: "Namai"}


class TestFillingIn:
    @pytest.mark.parametrize(
        ("words", "read"),
        [
            ("Hello {customer.name},", "Hello p. Rūta,"),
            ("Hello {customer.name|there},", "Hello p. Rūta,"),
            ("Hello {customer.first_name|there},", "Hello there,"),
            ("Hello {customer.first_name|},", "Hello ,"),
            ("Hello {customer.first_name},", "Hello {customer.first_name},"),
            ("{organisation.name} {organisation.name}", "Namai Namai"),
            ("A {brace, and { another }", "A {brace, and { another }"),
        ],
    )
    def test_puts_values_or_words_behind_the_bar(self, words, read):
        assert filled(words, RUTA) == read

    def test_takes_no_value_for_a_field_again(self):
        assert filled("{customer.name}", {"customer.name": lambda: "{organisation.name}"}) == "{organisation.name}"

    def test_asks_for_no_value_that_is_not_named(self):
        assert filled("Hello", {"customer.name": lambda: str(1 / 0)}) == "Hello"


class TestUnknownFields:
    @pytest.mark.parametrize(
        ("words", "unknown"),
        [
            ("Hello {customer.name|you},", []),
            ("Hello {customer.password},", ["customer.password"]),
            ("{name} {customer.__class__}", ["name", "customer.__class__"]),
            ("{ name } {0} {}", []),
        ],
    )
    def test_are_named(self, words, unknown):
        assert unknown_fields(words) == unknown


class TestTheWording:
    WORDINGS = {"en": "Hello", "lt": "Laba diena"}

    @pytest.mark.parametrize(
        ("languages", "chosen"),
        [(["lt", "en"], "lt"), (["bg", "lt"], "lt"), (["bg", ""], "en"), ([], "en")],
    )
    def test_is_the_first_that_the_customer_reads_else_what_was_written_first(self, languages, chosen):
        assert wording_for(languages, self.WORDINGS) == (chosen, self.WORDINGS[chosen])
