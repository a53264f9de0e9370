"""The promise in what is being written: the sentence that binds whoever writes it, and by when. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from firsthand.promises.rules.said.binding import ADDRESSES, BINDS, BINDS_IN_ITALIAN, FILLING, FREES, GREETS
from firsthand.promises.rules.said.times import Named, time_named
from firsthand.team.rules.when import folded
from firsthand.team.rules.working_hours import WorkingHours

# A sentence ends where a new one begins, so neither "17 val." nor "1.12." ends one.
ENDS = re.compile(r"(?<=[.!?…])\s+(?=[^\W\d_a-zà-ÿа-яąčęėįšųūž])|\n+")
QUOTED = re.compile(r"^\s*(?:>|-- )")
LONGEST = 400


@dataclass(frozen=True)
class Found:
    """The words that promise something, and by when."""

    words: str
    due_at: datetime


def promise_in(text: str, *, now: datetime, zone: ZoneInfo, hours: WorkingHours | None = None) -> Found | None:
    """The last promise in the text that can still be kept; None where nobody binds themselves to a time."""
    found = (_promise(sentence, now=now, zone=zone, hours=hours) for sentence in reversed(list(_sentences(text))))
    return next(filter(None, found), None)


def _sentences(text: str) -> Iterable[str]:
    for sentence in ENDS.split(text):
        words = sentence.strip()
        if words and len(words) <= LONGEST and not QUOTED.match(words):
            yield words


def _promise(sentence: str, *, now: datetime, zone: ZoneInfo, hours: WorkingHours | None) -> Found | None:
    line = GREETS.sub(" ", folded(sentence))
    if sentence.endswith("?") or FREES.search(line):
        return None
    named = time_named(line, now=now.astimezone(zone), hours=hours)
    if named is None or named.due_at <= now or not (_binds(sentence, line) or _is_short(line, named)):
        return None
    return Found(_without_address(sentence), named.due_at)


def _without_address(sentence: str) -> str:
    """What is said after "Hello Rūta,"."""
    rest = ADDRESSES.sub("", sentence, count=1)
    return rest[:1].upper() + rest[1:] if rest else sentence


def _binds(sentence: str, line: str) -> bool:
    return bool(BINDS.search(line) or BINDS_IN_ITALIAN.search(sentence.casefold()))


def _is_short(line: str, named: Named) -> bool:
    """Whether it says nothing but the time: "Tuesday by noon"."""
    for piece in named.pieces:
        line = line.replace(piece, " ", 1)
    return not re.search(r"\w", FILLING.sub(" ", line))
