"""What becomes of a matter that was lent, when whose it was is back. Pure."""

from enum import StrEnum


class Outcome(StrEnum):
    """As it is kept with the loan."""

    RETURNED = "returned"
    SOLVED = "solved"
    KEPT = "kept"


def outcome_of(borrower: int | None, *, owner: int | None, is_solved: bool, is_here: bool) -> Outcome:
    """It comes back from whoever covered and from nobody; whoever else has it took it for good, and what is solved is so."""
    if is_solved:
        return Outcome.SOLVED
    return Outcome.RETURNED if is_here and owner in (borrower, None) else Outcome.KEPT
