"""When two subjects are about the same thing."""

import re

# Reply and forward marks of the mailers and languages people use.
MARK = re.compile(
    r"^\s*(?:re|aw|sv|vs|odp|antw|antwort|ats|atsakymas|r|rif|ris|отг|отговор|на|ответ|fw|fwd|wg|tr|i|inoltra|persiųsta|пр|препр)"
    r"\s*(?:\[\d+\])?\s*:\s*",
    re.IGNORECASE,
)


def bare(subject: str) -> str:
    """The subject without the marks that answering and forwarding put before it."""
    while (shorter := MARK.sub("", subject, count=1)) != subject:
        subject = shorter
    return " ".join(subject.split())


def answering(subject: str) -> str:
    """The subject of an answer (RFC 5322 3.6.5)."""
    return f"Re: {bare(subject)}"[:998]
