"""Who wrote the letter that stands inside a forwarded one. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from firsthand.conversations.rules.incoming import Party
from firsthand.people.rules import normalised

LONGEST = 200_000
AT_MOST = 600  # letters of a line
# A head of four or so: "From: Rūta <ruta@…>", "Sent: …", "To: …", "Subject: …", in whatever language and however quoted.
HEAD = re.compile(r"[>\s*]*([^\W\d_][\w .-]{0,24}?)\s*\*?\s*[::]\*?\s*(\S.*)")
ADDRESS = re.compile(r"<?(?:mailto:)?([^\s<>\[\]()\"',;:@]{1,64}@[^\s<>\[\]()\"',;:@]{1,253})>?")
NEAR, LEAST = 7, 3  # lines


def writer_inside(text: str, letters: Sequence[Mapping[str, Any]], *, forwarded_by: str) -> Party | None:
    """Who wrote the letter that came along as a file (`rules/enclosures.py` says its shape), or that stands in the words.

    What its forwarder wrote is passed over; None where nothing else is inside.
    """
    for found in _writers(text, letters):
        if normalised(found.address) != normalised(forwarded_by):
            return found
    return None


def _writers(text: str, letters: Sequence[Mapping[str, Any]]) -> Iterator[Party]:
    for letter in letters:
        if ADDRESS.fullmatch(letter["from"]["address"]):
            yield Party(address=letter["from"]["address"].lower(), name=letter["from"]["name"][:200])
    if inside := forwarded_from(text):
        yield inside


def forwarded_from(text: str) -> Party | None:
    """Whom the first head inside the words names first, which is its sender in every mail program; None without a head."""
    lines = [line[:AT_MOST] for line in text[:LONGEST].splitlines()]
    for number, line in enumerate(lines):
        if (head := HEAD.fullmatch(line)) and (found := ADDRESS.search(head[2])):
            near = lines[max(0, number - 2) : number + NEAR]
            if sum(bool(HEAD.fullmatch(each)) for each in near) >= LEAST:
                return Party(address=found[1].rstrip(".").lower(), name=_name(head[2], found))
    return None


def _name(words: str, address: "re.Match[str]") -> str:
    return words[: address.start()].strip(" \"'<[(*")[:200]
