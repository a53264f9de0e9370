"""What single lines are: marked as quoted, dated, a divider between letters."""

import re

from firsthand.channels.email.reading.split.languages import ANSWER_ABOVE, ORIGINAL

# Marks that steer direction or stand for nothing; the joiners of Persian words and of emoji are none of them.
INVISIBLE = re.compile(r"[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
MARKED = re.compile(r"\s{0,3}(?:>|&gt;|\ue013|\ue010)")
DATE = re.compile(
    r"\b(?:19|20|25)\d{2}\b|[٠-٩۰-۹]{4}|\d{4}\s*[年년]|\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}|"
    r"\b\d{1,2}\.? (?:\w{3,12}\.?|de \w{4,12})(?: de)? \d{4}"
)
CLOCK = re.compile(r"(?<![\d./-])\d{1,2}(?:[:hH時点시]\s?|\.)\d{2}(?!\d|\.\d)")
ADDRESS = re.compile(r"[^\s<>()\[\]\"]+@[^\s<>()\[\]\"]+\.[^\s<>()\[\]\"]+")
DIVIDER = re.compile(r"\s*(?:_{5,}|-{5,}|={4,}|—{3,}|⸻|\*{5,}|---)\s*$")
DASHED = re.compile(r"^[\s*>_]*[-‐‑–—_=+]{2,}|[-‐‑–—_=]{2,}[\s*]*$")
FENCED = re.compile(r"\s*[#=_*–—-]{2,}")
RULER = re.compile(r"\S[^\n]{0,80}? ?---\s?\d[\d./: -]{6,24}(?:[ap]m)?---")  # Lotus Notes: who ---when---what


def bare(line: str) -> str:
    """The line without emphasis around it."""
    return line.strip(" \t*_|")


def is_marked(line: str) -> bool:
    """Whether the line carries a quotation mark."""
    return bool(MARKED.match(line))


def is_dated(words: str) -> bool:
    """Whether a day and an hour are named."""
    return bool(DATE.search(words) and CLOCK.search(words))


def divider(line: str) -> bool:
    """Whether the line says "original message" between dashes, or is one of the lines programs draw above it."""
    if len(line) > 160:
        return False
    found = ORIGINAL.search(bare(line))
    if found is None:
        return bool(RULER.match(line) or (FENCED.match(line) and ANSWER_ABOVE.search(line)))
    return bool(DASHED.search(line)) or is_announced(bare(line), found)


def is_announced(words: str, found: re.Match[str]) -> bool:
    """Whether the line is nothing but "Begin forwarded message:", and not "The original message was:"."""
    return words.endswith((":", "：")) and found.start() == 0 and len(words) - found.end() <= 9
