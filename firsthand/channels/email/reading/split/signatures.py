"""How a letter is signed: below the agreed dashes, by a phone, by a closing with contact details, by a lawyer's notice."""

import re
from collections.abc import Sequence

from firsthand.channels.email.reading.split.farewells import (
    ADDED,
    CLOSINGS,
    DEVICE,
    FIRST_PERSON,
    LEADS_TO_AN_ADDRESS,
    MINE,
    NOTICE,
    POSTSCRIPT,
    SENT_FROM,
)
from firsthand.channels.email.reading.split.lines import is_marked

DASHES = re.compile(
    r"\s*(?:-- ?|—|__+|–– ?|--\s|[-=*~—]{3,})\s*$"
)  # "-- " by RFC 3676, 4.3; many programs lose its space
RULE = re.compile(r"[-=*~—_]{3,}")  # a rule drawn by hand: only contact details below it make it a signature
AGREED = re.compile(r"-- ?")
CONTACT = re.compile(
    r"\+?\d[\d\s()/.-]{6,24}\d|[^\s@]{1,64}@[^\s@]{1,80}\.[a-z]{2,}|\bwww\.|https?://|\b(?:tel|mob|phone|ph|fax|тел|моб|mobil|cell|gsm)\b\.?\s*[:.]?",
    re.IGNORECASE,
)
LINK = re.compile(r"\W*https?://\S{1,500}\W*|\[[^\]]{0,80}\]\([^)]{0,200}\)")
ITEM = re.compile(r"\s*(?:[-*•]\s|\d{1,2}[.)]?\s)")
LABELLED = re.compile(r"\W*(?:tel|mob|ph|fax|тел|моб|cell|gsm|e-?mail|el|м)\b", re.IGNORECASE)
MOST_BEHIND_A_DEVICE = 3  # words, as in "from my Android phone with K-9 Mail"
PAUSE = re.compile(r"[,;!?]|(?<! ):|\.\s")
PHONE = re.compile(r"\+?\d[\d\s()/.-]{6,24}\d")
ONLINE = re.compile(r"[^\s@]{1,64}@[^\s@]{1,80}\.\w{2,}|\bwww\.|https?://", re.IGNORECASE)
NAME = re.compile(r"(?:[^\W\d_a-zа-яά-ώ][\w.'’-]*[,.]?(?: |$)){0,4}")  # no word begins with a small letter
MOST_TOLD = {"-- ": 3, "--": 2}  # sentences below dashes, as agreed and without their space
LONG = 100  # letters: a longer sentence counts as two
LONGEST = 16  # lines below the dashes
LONGEST_CONTACT = 12  # lines with words
LONGEST_NOTICE = 4_000  # letters
MOST_LINES_OF_NOTICE = 60
MOST_BELOW_EACH_OTHER = 8


def signature_from(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines without the signature at their end, and the signature; one may stand below another."""
    end = at = len(lines)
    for _ in range(MOST_BELOW_EACH_OTHER):
        while at > 0 and not lines[at - 1].strip():
            at -= 1
        above = lines[:at]
        begin = min(below_dashes(above), by_phone(above), by_contact(above), by_notice(above))
        if begin == at or not any(line.strip() and not is_marked(line) for line in lines[:begin]):
            break
        at = end = begin
    return lines[:end], lines[end:]


def below_dashes(lines: Sequence[str]) -> int:
    """Where the last dashed line stands, if little follows it that reads like a signature."""
    for at in range(len(lines) - 1, max(len(lines) - LONGEST - 2, -1), -1):
        if is_marked(lines[at]):
            break
        if DASHES.match(lines[at]) and at + 1 < len(lines):
            return first_of(lines, at) if is_signed_by_dashes(lines, at) else len(lines)
    return len(lines)


def is_signed_by_dashes(lines: Sequence[str], at: int) -> bool:
    """Whether what stands below this line reads like a signature; a list does so only below the dashes as agreed."""
    below = lines[at + 1 :]
    if lines[at] != "-- " and sum(bool(ITEM.match(line)) for line in below) >= 2:
        return False
    if RULE.fullmatch(lines[at].strip()) and not any(CONTACT.search(line) for line in below):
        return False
    return is_signature(below, told=MOST_TOLD.get(lines[at], 1))


def first_of(lines: Sequence[str], at: int) -> int:
    """A second dashed line just above means that the signature began there."""
    above = [each for each in range(max(at - LONGEST, 0), at) if AGREED.fullmatch(lines[each])]
    return above[0] if above and is_signature(lines[above[0] + 1 :], told=3) else at


def is_signature(lines: Sequence[str], *, told: int) -> bool:
    """Whether no postscript and fewer sentences stand here than would tell something."""
    if any(POSTSCRIPT.match(line) for line in lines):
        return False
    return sum(1 + len(line) // LONG for line in lines if not NOTICE.search(line) and reads_as_told(line)) < told


def reads_as_told(line: str) -> bool:
    """Whether a line reads like a sentence rather than a name, a trade or an address."""
    words = [word for word in line.split() if word[0].isalpha()]
    lower = sum(word[0].islower() for word in words) >= 0.6 * len(words)
    if CONTACT.search(line):
        return len(words) >= 4 and lower and not LABELLED.match(line)
    return (len(words) >= 5 and bool(re.search(r"[.!?…]\W*$", line))) or (len(words) >= 6 and lower)


def by_phone(lines: Sequence[str]) -> int:
    """Where a phone or program signs, in the last lines."""
    found = len(lines)
    for at in range(len(lines) - 1, max(len(lines) - 40, -1), -1):
        line = lines[at].strip(" \t*_<>[]()—-")
        if not line or LINK.fullmatch(line):
            continue
        if is_a_phone(line):
            found = at
            continue
        break
    return found


def is_a_phone(line: str) -> bool:
    """Whether it ends with a device or a program before any comma; of one we do not know, whether nothing else is said."""
    if len(line) > 200 or not SENT_FROM.match(line):
        return False
    said = PAUSE.split(line, maxsplit=1)[0]
    if devices := [found.end() for found in DEVICE.finditer(said)]:
        return len(said[devices[-1] :].split()) <= MOST_BEHIND_A_DEVICE
    return bool(LINK.search(line)) or (bool(MINE.search(said)) and said == line and len(line.split()) < 8)


def by_contact(lines: Sequence[str]) -> int:
    """Where a closing stands whose next lines hold contact details. A closing with a name alone stays in the reply."""
    below: list[str] = []
    for at in range(len(lines) - 1, 0, -1):
        if is_marked(lines[at]) or len(below) > LONGEST_CONTACT:
            break
        if is_closing(lines[at].strip()[:100]):
            return at if len(below) >= 2 and gives_contact(below) else len(lines)
        below += [lines[at]] if lines[at].strip() else []
    return by_name(lines)


def is_closing(line: str) -> bool:
    """Whether the line says farewell, perhaps in two languages or with the name behind it."""
    return all(closes(each.strip()) for each in line.split(" / ")) if line else False


def closes(words: str) -> bool:
    """Whether these words are a closing, or one with a comma and a name behind it."""
    farewell, comma, name = words.partition(",")
    return bool(CLOSINGS.fullmatch(words) or (comma and CLOSINGS.fullmatch(farewell) and NAME.fullmatch(name.strip())))


def by_name(lines: Sequence[str]) -> int:
    """Where a name stands with a telephone and an address below it, in a paragraph that nothing leads to."""
    at = len(lines)
    while at > 0 and lines[at - 1].strip() and len(lines) - at <= LONGEST_CONTACT:
        at -= 1
    block = [each.strip() for each in lines[at:]]
    above = next((line for line in reversed(lines[:at]) if line.strip()), "")
    if not 3 <= len(block) <= LONGEST_CONTACT or not above or is_marked(above) or LEADS_TO_AN_ADDRESS.search(above):
        return len(lines)
    named = bool(block[0]) and NAME.fullmatch(block[0]) is not None and " " in block[0]
    reached = any(PHONE.search(line) for line in block) and any(ONLINE.search(line) for line in block)
    return at if named and reached and gives_contact(block) else len(lines)


def gives_contact(lines: Sequence[str]) -> bool:
    """Whether these are short lines, some with contact details, and none tells anything."""
    short = all(len(LINK.sub("", line)) < 90 for line in lines)
    return short and is_signature(lines, told=1) and any(CONTACT.search(line) for line in lines)


def by_notice(lines: Sequence[str]) -> int:
    """Where the last paragraph begins, if a lawyer, a scanner or a printer's friend wrote it."""
    at = len(lines)
    least = max(at - MOST_LINES_OF_NOTICE, 0)
    while at > least and lines[at - 1].strip() and not is_marked(lines[at - 1]):
        at -= 1
    words = " ".join(lines[at:]).strip(" *_-")
    if len(words) > LONGEST_NOTICE:
        return len(lines)
    noticed = len(words) > 80 and len({found.casefold() for found in NOTICE.findall(words)}) >= 2
    noticed = noticed and not FIRST_PERSON.search(words)
    return at if words and (noticed or ADDED.fullmatch(words)) else len(lines)
