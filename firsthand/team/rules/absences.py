"""When absences stand in each other's way, and who stands in where the one who was named is away too. Pure."""

from collections.abc import Iterable, Mapping
from datetime import datetime

# From when, until when; None is until somebody says so.
Span = tuple[datetime, datetime | None]


def is_in_the_way(new: Span, standing: Iterable[Span]) -> bool:
    """Whether somebody is away at a time of the new span already.

    One without an end gives way to the next that begins: who is ill on Monday may go on a holiday planned for August.
    """
    return any(_overlap(*sorted((new, one), key=lambda span: span[0])) for one in standing)


def _overlap(first: Span, second: Span) -> bool:
    if first[0] == second[0]:
        return True
    return first[1] is not None and first[1] > second[0]


def who_stands_in(away: int, covers: Mapping[int, int | None]) -> int | None:
    """Who looks after what is theirs: the cover, or the cover's cover where that one is away too; else nobody.

    `covers` says of everybody who is away who covers for them, or None where their team does.
    """
    seen, one = {away}, covers.get(away)
    while one is not None and one in covers and one not in seen:
        seen.add(one)
        one = covers[one]
    return None if one in seen else one
