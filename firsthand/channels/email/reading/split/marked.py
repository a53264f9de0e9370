"""Which lines are quoted with marks: those a program quoted, not those a person typed a mark before."""

import re
from collections.abc import Sequence

from firsthand.channels.email.reading.split import page
from firsthand.channels.email.reading.split.attributions import attribution
from firsthand.channels.email.reading.split.heads import copied_head, label
from firsthand.channels.email.reading.split.lines import DIVIDER, divider, is_marked

WORDS = re.compile(r"\w")
FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
INTRODUCED = re.compile(r"[:：]\s*$")
LINK = re.compile(r"[(<\[]?https?://\S+[)>\]]?(?: ?>)?")
WRAPPED_BEYOND = 68  # letters: programs break what they quote again near the seventieth
SENTENCE_ENDS = re.compile(r"[.!?:;…。！？]\W*$")


def quoted_lines(lines: Sequence[str]) -> set[int]:
    """The numbers of the lines that are quoted. Answers between quoted lines keep those before them visible."""
    blocks = marked_blocks(lines)
    named = {block.start: said_above(lines, block.start) for block in blocks}
    certain = [block for block in blocks if named[block.start] or is_certain(lines, block)]
    if not certain:
        taken = [block for block in blocks if is_quotation(lines, block, only=len(blocks) == 1)]
    else:
        taken = [
            block
            for block in blocks
            if block in certain or (block.start > certain[0].start and not is_introduced(lines, block))
        ]
    if not taken:
        return set()
    said = {at for block in taken for at in named[block.start]}
    quoted = {at for block in taken for at in block}
    return said | (quoted if not answers_between(lines, quoted | said) else behind_the_answers(lines, quoted | said))


def marked_blocks(lines: Sequence[str]) -> list[range]:
    """Runs of marked lines, with what a program wrapped out of them; code between fences has none."""
    blocks: list[range] = []
    fenced = False
    for at, line in enumerate(lines):
        fenced ^= bool(FENCE.match(line))
        if fenced or not is_marked(line):
            continue
        if blocks and belongs(lines, blocks[-1].stop, at):
            blocks[-1] = range(blocks[-1].start, at + 1)
        else:
            blocks.append(range(at, at + 1))
    return blocks


def is_certain(lines: Sequence[str], block: range) -> bool:
    """Whether a program says that this is quoted, or the quotation says by itself whose it is."""
    return lines[block.start].startswith(page.QUOTED) or says_who(lines, block)


def belongs(lines: Sequence[str], end: int, at: int) -> bool:
    """Whether nothing new stands between the end of a run and this marked line."""
    between = [each for each in range(end, at) if WORDS.search(lines[each]) and lines[each] not in page.ALONE]
    if lines[at].startswith(page.INDENTED) != lines[end - 1].startswith(page.INDENTED):
        return False
    return all(LINK.fullmatch(lines[each].strip()) for each in between) or (
        len(between) == 1 == at - end and is_wrapped(lines, between[0])
    )


def is_wrapped(lines: Sequence[str], at: int) -> bool:
    """Whether this unmarked line is the end of the long marked line above, which a program broke again."""
    line, above = lines[at].strip(), lines[at - 1].rstrip()
    return len(line) < 60 and line[:1].islower() and len(above) >= WRAPPED_BEYOND and not SENTENCE_ENDS.search(above)


def said_above(lines: Sequence[str], at: int) -> range:
    """The lines of the attribution, or of the divider of a copied head, that stand right above this line."""
    above = at - 1
    while above >= 0 and above >= at - 3 and not lines[above].strip():
        above -= 1
    if above < 0 or is_marked(lines[above]):
        return range(0)
    if (said := page.attribution_said(lines, above)) is not None:
        return range(said, at)
    if divider(lines[above]) or (DIVIDER.match(lines[above]) and label(lines[at])):
        return range(above, at)
    found = attribution(lines, above)
    return range(found[0], at) if found else range(0)


def is_quotation(lines: Sequence[str], block: range, *, only: bool) -> bool:
    """Whether marked lines are one where no attribution stands: above or below all new words, never amid them."""
    if is_introduced(lines, block) or lines[block.start].startswith(page.INDENTED):
        return False
    if not has_words(lines, 0, block.start):
        return only and not "".join(lines[block.stop : block.stop + 1]).strip()
    return not has_words(lines, block.stop, len(lines)) and (
        not lines[block.start - 1].strip() or says_who(lines, block)
    )


def is_introduced(lines: Sequence[str], block: range) -> bool:
    """Whether a person leads to the marked lines with a colon, as to a message of a machine."""
    above = next((lines[at] for at in range(block.start - 1, -1, -1) if lines[at].strip()), "")
    return bool(INTRODUCED.search(above)) and not says_who(lines, block)


def says_who(lines: Sequence[str], block: range) -> bool:
    """Whether the quotation itself begins with an attribution or a copied head."""
    inner = [re.sub(r"^\s{0,3}(?:(?:>|&gt;|\ue010|\ue013)\s?)+", "", lines[at]) for at in block[:8]]
    first = next((at for at, line in enumerate(inner) if line.strip()), None)
    if first is None:
        return False
    return (
        divider(inner[first])
        or copied_head(inner, first)
        or any(attribution(inner, at) for at in range(first, len(inner)))
    )


def has_words(lines: Sequence[str], begin: int, end: int) -> bool:
    """Whether new words stand here."""
    return any(WORDS.search(lines[at]) and not is_marked(lines[at]) for at in range(begin, end))


def answers_between(lines: Sequence[str], quoted: set[int]) -> bool:
    """Whether new words stand between quoted ones: then the quoted ones are needed to understand them."""
    return any(WORDS.search(lines[at]) for at in range(min(quoted), max(quoted)) if at not in quoted)


def behind_the_answers(lines: Sequence[str], quoted: set[int]) -> set[int]:
    """The quoted lines below the last new words."""
    last = max(at for at, line in enumerate(lines) if at not in quoted and WORDS.search(line))
    return {at for at in quoted if at > last}
