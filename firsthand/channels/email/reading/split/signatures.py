"""How a letter is signed: below the agreed dashes, by a phone, or by a closing with contact details."""

import re

from firsthand.channels.email.reading.split.languages import CLOSINGS, DEVICE, SENT_FROM
from firsthand.channels.email.reading.split.lines import is_marked

DASHES = re.compile(r"\s*(?:-- ?|—|__+|–– ?|--\s)\s*$")  # "-- " by RFC 3676, 4.3; many programs lose its space
CONTACT = re.compile(
    r"\+?\d[\d\s()/.-]{6,}\d|[^\s@]+@[^\s@]+\.[a-z]{2,}|\bwww\.|https?://|\b(?:tel|mob|phone|ph|fax|тел|моб|mobil|cell|gsm)\b\.?\s*[:.]?",
    re.IGNORECASE,
)
LONGEST = 16  # lines below the dashes
LONGEST_CONTACT = 10


def signature_from(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines without the signature at their end, and the signature."""
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    at = min(below_dashes(lines), by_phone(lines), by_contact(lines))
    if not any(line.strip() and not is_marked(line) for line in lines[:at]):
        return lines, []
    return lines[:at], lines[at:]


def below_dashes(lines: list[str]) -> int:
    """Where the last dashed line stands, if little follows it."""
    for at in range(len(lines) - 1, max(len(lines) - LONGEST - 2, -1), -1):
        if is_marked(lines[at]):
            break
        if DASHES.match(lines[at]) and at + 1 < len(lines):
            return first_of(lines, at)
    return len(lines)


def first_of(lines: list[str], at: int) -> int:
    """A second dashed line just above means that the signature began there."""
    above = [each for each in range(max(at - LONGEST, 0), at) if re.fullmatch(r"-- ?", lines[each])]
    return above[0] if above else at


def by_phone(lines: list[str]) -> int:
    """Where a phone or program signs, in the last lines."""
    found = len(lines)
    for at in range(len(lines) - 1, max(len(lines) - 5, -1), -1):
        line = lines[at].strip(" \t*_<>[]—-")
        if not line or re.fullmatch(r"<?https?://\S+>?", line):
            continue
        if len(line) < 100 and SENT_FROM.match(line) and DEVICE.search(line):
            found = at
            continue
        break
    return found


def by_contact(lines: list[str]) -> int:
    """Where a closing stands whose next lines hold contact details. A closing with a name alone stays in the reply."""
    for at in range(len(lines) - 1, max(len(lines) - LONGEST_CONTACT - 1, 0), -1):
        if is_marked(lines[at]):
            break
        if CLOSINGS.fullmatch(lines[at].strip()):
            below = [line for line in lines[at + 1 :] if line.strip()]
            short = all(len(line) < 90 for line in below)
            return at if len(below) >= 2 and short and any(CONTACT.search(line) for line in below) else len(lines)
    return len(lines)
