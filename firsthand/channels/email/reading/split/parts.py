"""The text of a letter taken apart. Rule above all others: in doubt it stays visible."""

import re
from dataclasses import dataclass

from firsthand.channels.email.reading.split import page
from firsthand.channels.email.reading.split.attributions import attribution
from firsthand.channels.email.reading.split.heads import copied_head, divider_above, fields_below_a_rule, label
from firsthand.channels.email.reading.split.languages import ANSWERS_BELOW, SEE_BELOW
from firsthand.channels.email.reading.split.lines import DIVIDER, INVISIBLE, divider, is_marked
from firsthand.channels.email.reading.split.marked import INTRODUCED, quoted_lines
from firsthand.channels.email.reading.split.signatures import signature_from

WORDS = re.compile(r"\w")
LOOKED_AT = 2_500  # lines; what lies below is part of what stands above it


@dataclass(frozen=True)
class Split:
    """What is new, what is quoted, how it is signed; together all words of the letter."""

    reply: str
    quoted: str
    signature: str


def split_text(text: str) -> Split:
    """The three parts of plain words; `reply` is never empty when there are any."""
    text = page.MARKS.sub("", INVISIBLE.sub("", text))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").split("\n")
    lines = [*lines[:LOOKED_AT], "\n".join(lines[LOOKED_AT:])] if len(lines) > LOOKED_AT else lines
    return split_lines(lines)


def split_html(html: str) -> Split:
    """The three parts of a page, as plain words; what the mail program marked as quotation or signature counts."""
    return split_lines(INVISIBLE.sub("", page.to_lines(html)).split("\n"))


def split_lines(lines: list[str]) -> Split:
    whole = written(lines)
    lines, signed = page.without_signature(lines)
    cut = unmarked_quotation(lines)
    below = lines[cut:]
    above, last = signature_from(lines[:cut])
    quoted = quoted_lines(above)
    reply = [line for at, line in enumerate(above) if at not in quoted]
    taken = [above[at] for at in sorted(quoted)]
    if below and is_short_note_on_answers(reply):
        reply, taken, below, last = lines, [], [], []
    reply, signature = signature_from(reply)
    if not WORDS.search(written(reply)):
        return Split(whole, "", "")
    return Split(written(reply), written([*taken, *below]), written([*signature, *last, *signed]))


def unmarked_quotation(lines: list[str]) -> int:
    """The first line of what follows an attribution or a copied head without marks; the end when there is none."""
    for at, line in enumerate(lines):
        if line == page.CUT:
            return upwards(lines, at)
        if is_marked(line):
            continue
        if divider(line) or ((":" in line or "：" in line) and copied_head(lines, at) and not is_led_to(lines, at)):
            return upwards(lines, at - 1 if at and divider_above(lines[at - 1]) else at)
        found = attribution(lines, at)
        if found and found[1] and not is_marked(next_words(lines, at)) and not is_led_to(lines, found[0]):
            return upwards(lines, fields_below_a_rule(lines, found[0]))
    return len(lines)


def is_led_to(lines: list[str], at: int) -> bool:
    """Whether the writer leads to it with a colon, and so goes on below; "See below:" leads to what a program quotes."""
    above = next((line for line in reversed(lines[max(at - 4, 0) : at]) if line.strip()), "")
    return bool(INTRODUCED.search(above)) and not label(above) and not SEE_BELOW.search(above)


def upwards(lines: list[str], at: int) -> int:
    """The divider that a program drew above belongs to what it divides off."""
    while at > 0 and (not lines[at - 1].strip() or DIVIDER.match(lines[at - 1]) or divider(lines[at - 1])):
        at -= 1
    return at


def next_words(lines: list[str], at: int) -> str:
    """The next line that has words, or is marked."""
    return next((line for line in lines[at + 1 : at + 8] if line.strip() and line != page.HEAD), "")


def is_short_note_on_answers(lines: list[str]) -> bool:
    """Whether the new words only say that the answers stand below, in what looks like the quotation."""
    words = written(lines)
    return len(words) < 400 and bool(ANSWERS_BELOW.search(words))


def written(lines: list[str]) -> str:
    """The lines as words, without our own marks and without empty lines around them."""
    words = page.MARKS.sub("", "\n".join(line for line in lines if line not in page.ALONE))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in words.split("\n"))).strip()
