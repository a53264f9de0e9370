"""What can happen to notices."""

from firsthand.journal.facts import Fact, fact


@fact("notices.ways.changed", "{representative} is mailed about other occasions now")
class WaysChanged(Fact):
    """The codes of the occasions for which a mail goes out."""

    representative: int
    by_mail: tuple[str, ...]
