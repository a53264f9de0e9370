"""Which colleagues a note names."""

import pytest

from firsthand.workspace.rules.mentions import mentioned

PEOPLE = {
    "Anna": 1,
    "Anna Maria Rossi": 2,
    "Marco Ferrari": 3,
    "Marco Conti": 4,
    "Jonas Petrauskas": 5,
    "Елена Димитрова": 6,
}


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("@Jonas, can you look?", [5]),
        ("@jonas petrauskas and @Jonas", [5]),
        ("Ask @Anna Maria Rossi.", [2]),
        ("Ask @Anna.", [1]),
        ("@Marco (which one?)", []),
        ("@Marco Conti please", [4]),
        ("@Елена виж това", [6]),
        ("write to help@jonas.example", []),
        ("@Jonasson", []),
        ("nobody", []),
    ],
)
def test_a_note_names(words, named):
    assert mentioned(words, people=PEOPLE) == named
