"""Fills the places left in a story: {item} by name, {one|two|three} by turn, {g:m|f} by the customer's gender."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from firsthand.run.demo.content.story import Gender

INNERMOST = re.compile(r"\{([^{}]*)\}")

# A sentence or a line has ended here; "val." (hours) and "d." (day) are Lithuanian abbreviations.
ENDED = re.compile(r"(^|\n|(?<!\bval)(?<!\bd)[.?!] )$")


@dataclass(frozen=True)
class Slots:
    """What is known when a text is filled: names, which telling this is, and who speaks with whom."""

    values: Mapping[str, str]
    turn: int
    customer: Gender
    representative: Gender


def filled(text: str, *, slots: Slots) -> str:
    """The text without a place left; a place that begins a sentence begins large; an unknown name raises KeyError."""
    while found := INNERMOST.search(text):
        before, words = text[: found.start()], chosen(found.group(1), slots=slots)
        text = before + (capital(words) if ENDED.search(before) else words) + text[found.end() :]
    return capital(text)


def chosen(place: str, *, slots: Slots) -> str:
    if place.startswith("g:"):
        return by_gender(place[2:], gender=slots.customer)
    if place.startswith("r:"):
        return by_gender(place[2:], gender=slots.representative)
    if "|" in place:
        ways = place.split("|")
        # Once round, the ways fall out of step with the goods, so that a fourth telling repeats neither.
        return ways[(slots.turn + slots.turn // len(ways)) % len(ways)]
    return slots.values[place]


def by_gender(forms: str, *, gender: Gender) -> str:
    masculine, feminine = forms.split("|")
    return masculine if gender == "m" else feminine


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
