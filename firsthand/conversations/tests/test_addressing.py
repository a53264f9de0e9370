"""To whom a letter goes, as people type it."""

from time import process_time

import pytest

from firsthand.conversations.rules.addressing import (
    MOST,
    Addressing,
    AddressIsWrong,
    TooManyRecipients,
    in_words,
    parties,
)
from firsthand.conversations.rules.incoming import Party

RUTA, PETRAS = Party("ruta@pastas.example", "Rūta"), Party("petras@pastas.example", "")
TYPED = [
    ("", []),
    (" , ;\n", []),
    ("petras@pastas.example", [PETRAS]),
    ("Rūta <ruta@pastas.example>, petras@pastas.example", [RUTA, PETRAS]),
    ("Rūta <ruta@pastas.example>; petras@pastas.example", [RUTA, PETRAS]),
    ("petras@pastas.example\nRūta <ruta@pastas.example>", [PETRAS, RUTA]),
    ('"Kazlauskienė, Rūta" <ruta@pastas.example>', [Party("ruta@pastas.example", "Kazlauskienė, Rūta")]),
    ('"Rūta \\"R\\" K" <ruta@pastas.example>', [Party("ruta@pastas.example", 'Rūta "R" K')]),
    ("<ruta@pastas.example>", [Party("ruta@pastas.example", "")]),
    ("rūta@paštas.example", [Party("rūta@paštas.example", "")]),
    ("petras@pastas.example, petras@pastas.example", [PETRAS]),
]
WRONG = [
    "petras",
    "petras@",
    "@pastas.example",
    "petras@pastas",
    "a@b@pastas.example",
    "Petras petras@pastas.example",
    "Petras <petras@pastas.example> x",
    "x@y.example\u2028Bcc: z@y.example",
    "Petras <petras@pastas.example\x00>",
    f"{'x' * 250}@pastas.example",
    "=?utf-8?q?x=0D=0A?= <a b@pastas.example>",
]


class TestWhatIsTyped:
    @pytest.mark.parametrize(("typed", "meant"), TYPED)
    def test_is_read_as_it_is_meant(self, typed, meant):
        assert list(parties(typed)) == meant

    @pytest.mark.parametrize("typed", WRONG)
    def test_is_refused_where_it_is_no_address(self, typed):
        with pytest.raises(AddressIsWrong):
            parties(typed)

    @pytest.mark.parametrize("name", ["Rūta", "Kazlauskienė, Rūta", 'Rūta "R" K', "back\\slash", "<x>", "a;b"])
    def test_is_the_same_when_it_is_shown_and_read_again(self, name):
        assert parties(in_words([Party("ruta@pastas.example", name), PETRAS])) == (
            Party("ruta@pastas.example", name),
            PETRAS,
        )


class TestRecipients:
    def test_are_each_one_once_where_they_are_named_first(self):
        said = Addressing(cc=(PETRAS, RUTA), bcc=(Party("PETRAS@pastas.example", "P"), Party("ona@pastas.example", "")))
        found = [(one["kind"], one["address"]) for one in said.recipients(otherwise=RUTA)]
        assert found == [("to", RUTA.address), ("cc", PETRAS.address), ("bcc", "ona@pastas.example")]

    def test_are_not_too_many(self):
        crowd = tuple(Party(f"p{number}@pastas.example", "") for number in range(MOST))
        with pytest.raises(TooManyRecipients):
            Addressing(cc=crowd).recipients(otherwise=RUTA)

    def test_leave_out_whom_they_shall(self):
        assert Addressing(cc=(PETRAS, RUTA)).without(["Ruta@pastas.example"]).cc == (PETRAS,)


class TestAFieldOfNothingButMarks:
    def test_is_read_in_time_that_grows_with_its_length_alone(self):
        began = process_time()

        with pytest.raises(AddressIsWrong):
            parties('"' + '\\"' * 20_000)

        assert process_time() - began < 2  # seconds; about five before, and four times as many for twice as much
