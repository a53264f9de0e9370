"""What single lines are: marked, an attribution, a copied head, a divider."""

import re
from collections.abc import Sequence

from firsthand.channels.email.reading.split.languages import KINDS, OPENERS, ORIGINAL, WROTE

INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
MARKED = re.compile(r"\s{0,3}(?:>|&gt;|\ue013)")
COLON = re.compile(r"[:：]\W*$")
DATE = re.compile(
    r"\b\d{4}\b|\d{4}\s*[年년]|\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}|\b\d{1,2}\.? (?:\w{3,12}\.?|de \w{4,12})(?: de)? \d{4}"
)
CLOCK = re.compile(r"\d{1,2}[:.hH時点시]\s?\d{2}")
ADDRESS = re.compile(r"[^\s<>()\[\]\"]+@[^\s<>()\[\]\"]+\.[^\s<>()\[\]\"]+")
ENCLOSED_ADDRESS = re.compile(r"[<(\[]\s*(?:mailto:)?[^\s<>()\[\]\"]+@[^\s<>()\[\]\"]+[>)\]]")
LABEL = re.compile(r"[\s*_|>]*+([^:：\n*]{1,30}?)\s*+\**+\s*+[:：]")
DIVIDER = re.compile(r"\s*(?:_{5,}|-{5,}|={5,}|—{3,}|⸻|\*{5,}|---)\s*$")
DASHED = re.compile(r"^[\s*>_]*[-–—_=+]{2,}|[-–—_=]{2,}[\s*]*$")
ENDS = re.compile(r"(?:[!?:]|\w{3,}\.)\s*$")
LONGEST = 300


def bare(line: str) -> str:
    """The line without marks that steer direction, and without emphasis around it."""
    return line.strip(" \t*_|")


def is_marked(line: str) -> bool:
    """Whether the line carries a quotation mark."""
    return bool(MARKED.match(line))


def attribution(lines: Sequence[str], at: int) -> tuple[int, bool] | None:
    """Where the attribution that ends on this line begins, and whether it is sure enough without marks below."""
    last = bare(lines[at])
    if not COLON.search(last) or is_marked(lines[at]) or len(last) > LONGEST:
        return None
    for begin in range(at, max(at - 4, -1), -1):
        if begin < at and not continues(lines[begin]):
            return None
        words = " ".join(bare(each) for each in lines[begin : at + 1])
        if len(words) > LONGEST:
            return None
        if qualifies(words) and (
            begin == at
            or OPENERS.match(bare(lines[begin]))
            or ADDRESS.search(lines[begin])
            or DATE.search(lines[begin])
        ):
            begin = up_to_the_opener(lines, begin)
            return begin, is_sure(" ".join(bare(each) for each in lines[begin : at + 1]))
    return None


def continues(line: str) -> bool:
    """Whether an attribution may go on after this line: it is no end of a sentence."""
    return bool(line.strip()) and not is_marked(line) and not ENDS.search(line[-60:])


def up_to_the_opener(lines: Sequence[str], begin: int) -> int:
    """Programs break long attributions: they begin where a line begins like one."""
    if OPENERS.match(bare(lines[begin])):
        return begin
    for above in range(begin - 1, max(begin - 4, -1), -1):
        if not continues(lines[above]):
            break
        if OPENERS.match(bare(lines[above])) and (DATE.search(lines[above]) or CLOCK.search(lines[above])):
            return above
    return begin


def qualifies(words: str) -> bool:
    """Whether this names who wrote, and when or from where."""
    wrote, address = bool(WROTE.search(words)), bool(ADDRESS.search(words))
    dated = bool(DATE.search(words) or CLOCK.search(words))
    return (dated and (wrote or address)) or (wrote and (address or len(words) < 60))


def is_sure(words: str) -> bool:
    """Whether nobody would write this sentence by hand."""
    date, clock = bool(DATE.search(words)), bool(CLOCK.search(words))
    wrote, opened = bool(WROTE.search(words)), bool(OPENERS.match(words))
    if ENCLOSED_ADDRESS.search(words):
        return (wrote or clock) and (date or wrote)
    return date and clock and (wrote or bool(ADDRESS.search(words))) and (opened or bool(wrote))


def divider(line: str) -> bool:
    """Whether the line says "original message" between dashes, or is one of the lines programs draw above it."""
    if len(line) > 160:
        return False
    words = bare(line)
    announced = bool(DASHED.search(line)) or (len(words) < 60 and words.endswith((":", "：")))
    return announced and bool(ORIGINAL.search(words))


def label(line: str) -> set[str]:
    """Which fields of a head this line could be."""
    found = LABEL.match(line)
    return KINDS.get(found[1].strip().strip("*").casefold(), set()) if found else set()


def copied_head(lines: Sequence[str], at: int) -> bool:
    """Whether a copied head begins here: who, when or about what, each on its line."""
    first = label(lines[at])
    if not first & {"from", "sent", "subject", "to"}:
        return False
    kinds: list[set[str]] = [first]
    others = 0
    for line in lines[at + 1 : at + 14]:
        if found := label(line):
            kinds.append(found)
        elif line.strip():
            others += 1
            if others > 2:
                break
    senders = [at for at, each in enumerate(kinds[:2]) if "from" in each] or (("from" in kinds[-1] and [0]) or [])
    rest = {name for each in kinds for name in each} - {"from"}
    return bool(senders) and len(kinds) >= 3 and bool(rest & {"subject", "sent"}) and len(rest) >= 2
