"""Why a letter did not arrive, and whether for good: by its status (RFC 3463, RFC 7505), then by the machine's words.

Hard is only what is wrong with the address: nobody there, no such host, moved, closed, or refused for good without a
reason. All else may be right another time or for another letter: full, too large, taken for spam, policy, relaying,
time run out. Amazon SES and SendGrid ("bounces" and "blocks") part them likewise.
"""

import re
from dataclasses import dataclass

from firsthand.channels.email.reading.wordings import CLEAR, OF_THE_ADDRESS, VAGUE

HARD = frozenset(("nobody", "no-host", "moved", "closed", "refused"))

# What a status says by itself. x.0.0, x.1.0, x.2.0, x.3.0, x.4.0, x.5.0 and x.7.0 say nothing but "other".
BY_STATUS: tuple[tuple[str, str], ...] = (
    (r"\d\.1\.(?:1|3|4|5)$", "nobody"), (r"\d\.1\.(?:2|10)$", "no-host"), (r"\d\.1\.6$", "moved"), (r"\d\.1\.[789]$", "sender"),
    (r"\d\.2\.1$", "closed"), (r"\d\.2\.2$", "full"), (r"\d\.2\.3$|\d\.3\.4$", "too-large"), (r"\d\.2\.4$", "nobody"),
    (r"\d\.3\.[1235]$", "system"), (r"\d\.4\.[1235]$", "unreachable"), (r"\d\.4\.4$", "no-host"), (r"\d\.4\.6$|\d\.4\.14$", "loop"),
    (r"\d\.4\.7$|\d\.4\.31[67]$", "expired"), (r"\d\.4\.31[024]$", "no-host"), (r"\d\.5\.3$", "later"), (r"\d\.5\.[1245]$", "system"),
    (r"\d\.6\.", "content"), (r"\d\.7\.(?:2[0-9]|30)$", "unproven"), (r"\d\.7\.[1-9]", "blocked"), (r"\d\.9\.", "content"),
)  # fmt: skip

STATUS = re.compile(r"(?<![\d.])[45]\.\d{1,3}\.\d{1,3}\b(?!\.\d)")
CODE = re.compile(r"(?<![\d.])([45]\d\d)(?=[\s:;-]+\S)(?!\s*(?:kb|mb|bytes|characters|lines))", re.IGNORECASE)


STATUSES = tuple((re.compile(pattern), reason) for pattern, reason in BY_STATUS)


@dataclass(frozen=True)
class Verdict:
    """A reason's code, and hard or soft."""

    reason: str
    kind: str


def verdict(*, status: str, words: str, around: str = "") -> Verdict:
    """What is to be thought of a letter that failed. Words around the machine's own count only where those say nothing."""
    reason = reason_of(status=status, words=words)
    if reason in ("refused", "later") and around:
        reason = first(CLEAR, around) or (first(OF_THE_ADDRESS, around) if reason == "refused" else "") or reason
    return Verdict(reason, "hard" if reason in HARD else "soft")


def reason_of(*, status: str, words: str) -> str:
    """The code of why. What is clear wins over what is said of the address, that over a mere refusal."""
    said = status_reason(status)
    clear, address, vague = (first(table, words) for table in (CLEAR, OF_THE_ADDRESS, VAGUE))
    if is_temporary(status, words):
        # Tried until the time ran out: of an address that still nobody knows, nothing is to be hoped (RFC 3463 x.1.1).
        still_nobody = address in ("nobody", "no-host") and not clear
        return address if still_nobody else clear or (said if said not in HARD else "") or vague or "later"
    if clear and address:
        return said if said and said not in ("blocked", "system") else clear
    if address and vague and said and said not in ("blocked", "unreachable", "system"):
        return said
    return clear or address or (said if said not in ("blocked", "") else "") or vague or said or "refused"


def status_reason(status: str) -> str:
    return next((reason for pattern, reason in STATUSES if pattern.match(status)), "")


def is_temporary(status: str, words: str) -> bool:
    if status[:1] in ("4", "5"):
        return status.startswith("4")
    code = CODE.search(words)
    return bool(code and code[1].startswith("4"))


def first(table: tuple[tuple[str, re.Pattern[str]], ...], words: str) -> str:
    return next((reason for reason, pattern in table if pattern.search(words)), "")
