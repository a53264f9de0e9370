"""The share of promises kept."""

from firsthand.promises.rules.shares import Share, shares


def test_is_of_what_fell_due() -> None:
    found = shares([("free", "kept", 3), ("free", "broken", 1), ("free", "renegotiated", 5), ("free", "released", 9)])

    assert found == [Share("free", 3, 1, 5)]
    assert (found[0].counted, found[0].hundredths) == (4, 75)


def test_is_never_said_to_be_whole_when_one_was_broken() -> None:
    assert shares([("week", "kept", 1999), ("week", "broken", 1)])[0].hundredths == 99


def test_of_nothing_that_fell_due_is_nothing() -> None:
    assert shares([("free", "released", 4)]) == []
    assert shares([("free", "renegotiated", 1)])[0].hundredths == 0
