"""The head of a letter that a program copied above what it quotes: from whom, when, to whom, about what."""

import re
from collections.abc import Sequence

from firsthand.channels.email.reading.split.languages import KINDS
from firsthand.channels.email.reading.split.lines import CLOCK, DATE, DIVIDER

LABEL = re.compile(r"[\s*_|>]*+([^:：\n*]{1,30}?)\s*+\**+\s*+[:：]")
BETWEEN_DASHES = re.compile(r"[*_]*-{3,}\s?[^-]{1,50}\s?-{3,}[*_]*")
BARE_LABEL = re.compile(r"[:：]\W*$")
FIELDS = frozenset(("from", "sent", "subject", "to"))
LOOKED_AT = 14  # lines: recipients may go over several
OTHERS = 2  # lines that are no field of ours, such as "Importance"


def label(line: str) -> set[str]:
    """Which fields of a head this line could be."""
    found = LABEL.match(line)
    return KINDS.get(found[1].strip().strip("*").casefold(), set()) if found else set()


def copied_head(lines: Sequence[str], at: int) -> bool:
    """Whether a copied head begins here: from whom, and two of when, to whom and about what, each on its line."""
    if not label(lines[at]) & FIELDS:
        return False
    fields = fields_from(lines, at)
    if at and DIVIDER.match(lines[at - 1]) and is_short(fields):
        return True
    kinds = [label(line) for line in fields]
    named = set().union(*kinds) & FIELDS
    if len(kinds) < 3 or not any("from" in each for each in kinds[:5]) or len(named - {"from"}) < 2:
        return False
    if any("from" in kind and not names_somebody(line) for kind, line in zip(kinds, fields, strict=True)):
        return False
    written = "\n".join(fields)
    if "@" in written:
        return True
    dated_first = "sent" in kinds[0] | kinds[1]  # of a journey the places come first: from, to, when
    return dated_first and (len(named) == 4 or ("subject" in named and bool(CLOCK.search(written))))


def is_short(fields: Sequence[str]) -> bool:
    """Whether the first two fields name an address and a moment; below a rule that a program drew they are enough."""
    first, second = (*fields, "", "")[:2]
    return "from" in label(first) and "@" in first and "sent" in label(second) and bool(CLOCK.search(second))


def names_somebody(line: str) -> bool:
    """Whether the sender's field holds a name or an address, and no day or hour from which something is booked."""
    value = re.split("[:：]", line, maxsplit=1)[1]
    return "@" in value or (
        bool(re.search(r"[^\W\d]{2}", value)) and not CLOCK.search(value) and not DATE.search(value)
    )


def fields_from(lines: Sequence[str], at: int) -> list[str]:
    """The lines from here on that are fields of a head, each with its value."""
    fields, others = [lines[at]], 0
    for line in lines[at + 1 : at + LOOKED_AT]:
        if label(line):
            fields.append(line)
        elif line.strip() and BARE_LABEL.search(fields[-1]):
            fields[-1] += " " + line
        elif line.strip():
            others += 1
            if others > OTHERS:
                break
    return fields


def divider_above(line: str) -> bool:
    """Whether this line, which stands right above a copied head, is words between dashes, in whatever language."""
    return bool(BETWEEN_DASHES.fullmatch(line.strip()))


def fields_below_a_rule(lines: Sequence[str], at: int) -> int:
    """Yandex draws a rule and copies recipient and subject above its attribution: where that begins, or this line."""
    above = at
    while above > 0 and at - above < 5 and label(lines[above - 1]) & FIELDS:
        above -= 1
    return above - 1 if 0 < above < at and DIVIDER.match(lines[above - 1]) else at
