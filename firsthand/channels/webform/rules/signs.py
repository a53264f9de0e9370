"""What speaks for a machine having filled in a form. Pure: the points are those of the mail's spam filter.

No puzzle is set to anybody: whoever is suspected is held back in the spam folder, where a person looks.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

Sign = Mapping[str, object]

# Nobody reads a question, writes and sends in less; a machine that waits so long fills in few forms.
AT_ONCE, HASTY = timedelta(seconds=2), timedelta(seconds=5)
# Enough alone to be held back at the usual threshold.
SURE = 6.5
# Within an hour. A whole office may write from one place; beyond the second number nothing more is taken.
FROM_A_PLACE, AT_MOST_FROM_A_PLACE = 12, 60
FROM_AN_ADDRESS, AT_MOST_FROM_AN_ADDRESS = 5, 30
BY_A_STAMP = 3


@dataclass(frozen=True)
class Around:
    """What is known of a sending beside its words; `took` is None where the page's stamp is not ours."""

    took: timedelta | None
    is_trapped: bool
    from_place: int
    from_address: int
    by_stamp: int

    @property
    def is_too_much(self) -> bool:
        """Whether so much came that more is not taken."""
        return self.from_place >= AT_MOST_FROM_A_PLACE or self.from_address >= AT_MOST_FROM_AN_ADDRESS


def signs_of(around: Around) -> Iterator[Sign]:
    """All that is seen."""
    if around.is_trapped:
        yield {"code": "trapped", "points": SURE}
    if around.took is None:
        yield {"code": "unstamped", "points": SURE}
    elif around.took < HASTY:
        yield {"code": "hasty", "points": SURE if around.took < AT_ONCE else 2.0}
    if around.from_place >= FROM_A_PLACE:
        yield {"code": "many_from_place", "points": SURE, "count": around.from_place}
    if around.from_address >= FROM_AN_ADDRESS:
        yield {"code": "many_from_address", "points": SURE, "count": around.from_address}
    if around.by_stamp >= BY_A_STAMP:
        yield {"code": "same_page", "points": 3.0, "count": around.by_stamp}
