"""Where "On Monday at nine, Asta wrote:" stands, over as many lines as a program broke it."""

import re
from collections.abc import Sequence

from firsthand.channels.email.reading.split.languages import BY_HAND, OPENERS, WROTE
from firsthand.channels.email.reading.split.lines import ADDRESS, CLOCK, DATE, is_dated, is_marked

ENDED = re.compile(r"[:：]\W*$|[-–—]{3,}\s*$")
ENDS = re.compile(r"(?:[!?:]|\w{3,}\.)\s*$")
ENCLOSED_ADDRESS = re.compile(r"[<(\[]\s*(?:mailto:)?[^\s<>()\[\]\"]+@[^\s<>()\[\]\"]+[>)\]]")
IN_LINE = re.compile(r"(.{12,250}?[>)\]][^:：]{0,40}[:：])\s+\S")
LONGEST = 300
MOST_LINES = 4


def attribution(lines: Sequence[str], at: int) -> tuple[int, bool] | None:
    """Where the attribution that ends on this line begins, and whether it is sure enough without marks below."""
    if is_marked(lines[at]) or len(lines[at]) > 4 * LONGEST:
        return None
    last = plain(lines[at])
    if not ENDED.search(last) or len(last) > LONGEST:
        return with_words_behind(lines, at) or without_colon(lines, at)
    found = None
    for begin in range(at, max(at - MOST_LINES, -1), -1):
        words = joined(lines, begin, at)
        if (begin < at and not continues(lines[begin])) or len(words) > LONGEST:
            break
        if qualifies(words):
            if is_whole(lines[begin]) or names_the_day(lines[begin], words):
                return with_opener_above(lines, begin), is_sure(words)
            if found is None or is_unfinished(lines[found[0]]):
                found = begin, is_sure(words)
    return found


def plain(line: str) -> str:
    """The line without emphasis and dashes around it."""
    return line.strip(" \t*_|-–—") if not line.rstrip().endswith("--") else line.strip(" \t*_|").lstrip("-–— ")


def joined(lines: Sequence[str], begin: int, at: int) -> str:
    """The lines as one."""
    return " ".join(plain(each) for each in lines[begin : at + 1])


def continues(line: str) -> bool:
    """Whether an attribution may go on after this line: it is no end of a sentence."""
    return bool(line.strip()) and not is_marked(line) and not ENDS.search(line[-60:])


def qualifies(words: str) -> bool:
    """Whether this names who wrote, and when or from where; a name alone counts when it is nothing but a name."""
    wrote, address = bool(WROTE.search(words)), "@" in words
    if DATE.search(words) or CLOCK.search(words):
        return (wrote or address) and not told_by_hand(words)
    return wrote and (address or (len(words) < 60 and is_name(WROTE.sub("", words)))) and not told_by_hand(words)


def is_name(words: str) -> bool:
    """Whether nothing but names stands here; "the courier" is none, whoever writes "via" something is one."""
    return " via " in words or not any(len(word) > 3 and word[0].islower() for word in words.split())


def told_by_hand(words: str) -> bool:
    """Whether a person tells what was written, as no program does."""
    return bool(BY_HAND.search(ADDRESS.sub("", words)))


def is_whole(first: str) -> bool:
    """Whether an attribution begins with this line, as it opens like one or holds day and hour."""
    first = plain(first)
    return is_dated(first) or bool(OPENERS.match(first) and (DATE.search(first) or CLOCK.search(first)))


def names_the_day(first: str, words: str) -> bool:
    """Whether it opens with a day and ends with who wrote, in the short form without a year."""
    return bool(OPENERS.match(plain(first)) and ENCLOSED_ADDRESS.search(words) and WROTE.search(words))


def is_unfinished(first: str) -> bool:
    """Whether this line cannot be the first, as nobody is named before "wrote" or before the address."""
    return not re.search(r"\w", WROTE.sub("", plain(first)).partition("<")[0])


def with_opener_above(lines: Sequence[str], begin: int) -> int:
    """Some programs break the line behind the day of the week."""
    above = plain(lines[begin - 1]) if begin else ""
    return begin - 1 if above.endswith(",") and len(above) < 20 and OPENERS.match(above) else begin


def is_sure(words: str) -> bool:
    """Whether nobody would write this sentence by hand."""
    date, wrote = bool(DATE.search(words)), bool(WROTE.search(words))
    if ENCLOSED_ADDRESS.search(words):
        return (wrote or bool(CLOCK.search(words))) and (date or wrote)
    return is_dated(words) and (wrote or bool(ADDRESS.search(words) and OPENERS.match(words)))


def with_words_behind(lines: Sequence[str], at: int) -> tuple[int, bool] | None:
    """Yahoo's telephones begin what they quote in the line of the attribution."""
    found = IN_LINE.match(lines[at][:LONGEST])
    if found is None:
        return None
    words = plain(found[1])
    opened = bool(OPENERS.match(words) and ENCLOSED_ADDRESS.search(words) and WROTE.search(words))
    return (at, True) if opened and is_dated(words) and not told_by_hand(words) else None


def without_colon(lines: Sequence[str], at: int) -> tuple[int, bool] | None:
    """Some programs end it without a colon; then marks right below make it one, or day, hour, address and verb together."""
    words = plain(lines[at])
    if len(words) > LONGEST or not OPENERS.match(words) or not DATE.search(words) or told_by_hand(words):
        return None
    address, wrote = bool(ENCLOSED_ADDRESS.search(words)), bool(WROTE.search(words[-30:]))
    if address and wrote and is_dated(words):
        return at, True
    marked = any(is_marked(line) for line in lines[at + 1 : at + (3 if address else 2)])
    named = address or (is_dated(words) and (bool(WROTE.search(words)) or is_name(words)))
    return (at, False) if marked and named else None
