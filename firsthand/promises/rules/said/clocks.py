"""The hour that is named in a line: in figures, in words, or by a part of the day. Pure."""

import re
from dataclasses import dataclass
from datetime import date, time

from firsthand.promises.rules.said.tables import CLOCKS, NUMBERS, PART, WORDED

NOON, NIGHT = time(12), time(20)
# Before this an hour without "am" is one of the afternoon: nobody promises anything for five in the morning.
EARLIEST = 7
HOURS_OF_DAY = 24


@dataclass(frozen=True)
class Piece:
    """A part of a moment with the words that name it."""

    value: date | time | None
    words: str


def clock_named(line: str) -> Piece | None:
    """The hour that is named, or the end of a part of the day."""
    if worded := _worded(line):
        return worded
    for pattern in CLOCKS:
        if (found := pattern.search(line)) and (hour := _hour(found.groupdict())) is not None:
            return Piece(hour, found[0])
    for name, pattern in PART.items():
        if found := pattern.search(line):
            return Piece({"noon": NOON, "morning": NOON, "evening": NIGHT}.get(name), found[0])
    return None


def _worded(line: str) -> Piece | None:
    """The hour that stands there in words, with its half or quarter."""
    for pattern, minutes in WORDED:
        if (found := pattern.search(line)) and (hour := int(number_of(found["hour"]))) < HOURS_OF_DAY:
            hour, minute = divmod(hour * 60 + minutes, 60)
            return Piece(time((hour if hour >= EARLIEST else hour + 12) % HOURS_OF_DAY, minute), found[0])
    return None


def _hour(parts: dict[str, str | None]) -> time | None:
    hour, minute, half = int(parts["hour"] or 0), int(parts.get("minute") or 0), parts.get("half")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif not parts.get("minute") and hour < EARLIEST:
        hour += 12
    return time(hour, minute) if hour < HOURS_OF_DAY and minute < 60 else None


def number_of(words: str) -> float:
    """A number in figures or in words."""
    if words.isdecimal():
        return float(words)
    return next(number for number, forms in NUMBERS.items() if re.fullmatch(forms, words))
