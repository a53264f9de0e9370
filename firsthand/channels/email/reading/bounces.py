"""A letter that says that ours did not arrive: to whom, which one, why, and for good or for now."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from firsthand.channels.email.reading import failures
from firsthand.channels.email.reading.evidence import is_automatic_rejection, looks_like_a_bounce, returned_from
from firsthand.channels.email.reading.headers import Head, head_of
from firsthand.channels.email.reading.reasons import STATUS, verdict
from firsthand.channels.email.reading.returned import (
    LOOKED_AT,
    address_in,
    failed_recipients,
    heard,
    returned_reference,
    shortened,
    typed,
)
from firsthand.channels.email.reading.structure import Part
from firsthand.channels.email.reading.trouble import Trouble
from firsthand.conversations.rules.incoming import Failure, Party

REPORTS = frozenset(("message/delivery-status", "message/global-delivery-status"))
FAILED = frozenset(("failed", "failure", "error", "fail", "undeliverable"))

# Our own subject, and what scanners append, say nothing of the failure.
ASIDE = re.compile(
    r"^.{0,40}(?:subject|betreff|objet|oggetto|asunto|тема)\s*:.*$|^.*(?:scanned|confidential|disclaimer|"
    r"virus-?free).*$|^_{20,}\s*$",
    re.IGNORECASE | re.MULTILINE,
)
MOST_NAMED = 50


@dataclass(frozen=True)
class Bounce:
    """kind: "" when it is none, hard when the address is no good, soft when it may be later, delayed when it may still
    arrive without us. `reason` is a code of `reasons`, `words` are what the machine said."""

    kind: str = ""
    reason: str = ""
    words: str = ""
    address: str = ""
    reference: str = ""
    failures: tuple[Failure, ...] = ()  # where several are named: all of them


def bounce_of(letter: Part, *, sender: Party, subject: str, text: str, envelope_from: str | None) -> Bounce:
    """What came back, from the standard report (RFC 3464) or from whatever words there are."""
    found = found_in(letter, sender=sender, subject=subject, text=text, envelope_from=envelope_from)
    return Bounce() if found.kind and is_challenge(text[:3000]) else found


def is_challenge(text: str) -> bool:
    """Whether the sender is asked to prove that they are a person: nothing has failed yet."""
    return bool(failures.CHALLENGE.search(text) and not failures.TRANSCRIPT.search(text))


def found_in(letter: Part, *, sender: Party, subject: str, text: str, envelope_from: str | None) -> Bounce:
    """What came back, whoever asks for what."""
    reports = [each for each in letter.leaves() if each.mime in REPORTS]
    if reports and (letter.mime == "multipart/report" or not failures.ANSWER.match(subject)):
        return from_report(letter, reports[0], text=text)
    report_type = letter.kind.parameters.get("report-type", "delivery-status").lower()
    if (
        letter.mime == "multipart/report"
        and report_type != "delivery-status"
        and not is_automatic_rejection(letter, text=text)
    ):
        return Bounce()
    if not looks_like_a_bounce(letter, sender=sender, subject=subject, text=text, envelope_from=envelope_from):
        return Bounce()
    return from_words(letter, subject=subject, text=text)


def from_report(letter: Part, report: Part, *, text: str) -> Bounce:
    """The first recipient that failed, else the first that waits, and all of them; a report of success is no bounce."""
    recipients = recipients_of(report)
    if not recipients:
        return from_words(letter, subject="", text=text)
    found = list(unreached(letter, recipients, text=text))
    return together(found[0], found, letter) if found else Bounce()


def unreached(letter: Part, recipients: Sequence[Head], *, text: str) -> Iterator[Bounce]:
    """What became of each whom it did not reach, those that wait still behind those that failed."""
    for fields in sorted(recipients, key=lambda one: one.plain("action").startswith("delay")):
        action = re.split(r"[^a-z]", fields.plain("action"), maxsplit=1)[0]
        status = STATUS.search(fields.plain("status") + " ")
        if action in FAILED or action == "delayed" or (not action and status):
            yield of_recipient(letter, fields, action=action, status=status[0] if status else "", text=text)


def together(first: Bounce, found: Sequence[Bounce], letter: Part) -> Bounce:
    """The first stands for the report; each of them, once, stands beside it where there are several."""
    each: dict[str, Failure] = {}
    for one in found:
        each.setdefault(one.address.lower(), Failure(one.address, one.kind, one.reason, one.words))
    several = tuple(each.values()) if len(each) > 1 else ()
    return replace(first, reference=returned_reference(letter), failures=several)


def of_recipient(letter: Part, fields: Head, *, action: str, status: str, text: str) -> Bounce:
    """What became of one recipient. Where the report has no words of a server, the letter's own may hold them."""
    diagnosis = fields.raw("diagnostic-code").decode("utf-8", "replace")
    address = typed(fields.raw("original-recipient")) or typed(fields.raw("final-recipient"))
    address = address or address_in(letter, text=text)
    if not STATUS.search(status) or re.fullmatch(r"[45]\.0\.0", status):
        status = clearer(status, diagnosis)
    said = before_returned(text)
    found = verdict(status=status, words=diagnosis or said[:5000])
    if found.reason in ("refused", "later") and diagnosis:
        # The servers' own answers may stand in the letter alone; of its other words, only clear ones count.
        found = verdict(status=status, words=diagnosis, around=heard(said, address=address.lower()))
    words = shortened(diagnosis) if diagnosis.strip() else heard(said, address=address.lower())
    kind = "delayed" if action == "delayed" else found.kind
    return Bounce(kind, found.reason, words, address)


def clearer(status: str, diagnosis: str) -> str:
    """The status that the other server gave, where the reporting one only says "other" (RFC 3463, x.0.0)."""
    found = STATUS.search(diagnosis)
    return found[0] if found and not found[0].endswith(".0.0") else status


def recipients_of(report: Part) -> list[Head]:
    """The groups of fields that speak of one recipient each."""
    content = report.content()[:LOOKED_AT].replace(b"\r\n", b"\n").strip() + b"\n"
    pieces = re.split(rb"\n[ \t]*\n", content)[:MOST_NAMED]
    groups = (head_of(each, start=0, stop=len(each), trouble=Trouble()) for each in pieces)
    return [
        each for each in groups if each.fields.keys() & {"final-recipient", "action", "original-recipient", "status"}
    ]


def from_words(letter: Part, *, subject: str, text: str) -> Bounce:
    """What the words of a machine without manners tell."""
    said = before_returned(text)
    address = address_in(letter, text=said)
    words = heard(said, address=address.lower())
    status = STATUS.search(said)
    found = verdict(status=status[0] if status else "", words=said[:8000], around=subject)
    kind = "delayed" if failures.DELAYED.search(subject + "\n" + said[:3000]) else found.kind
    first = Bounce(kind, found.reason, words, address)
    return together(first, list(named_apart(letter, first, said=said, subject=subject)), letter)


def named_apart(letter: Part, first: Bounce, *, said: str, subject: str) -> Iterator[Bounce]:
    """Each of a list of failed recipients, as Exim writes one, with the words that stand about it."""
    paragraphs = re.split(r"\n\s*\n", said)
    for address in failed_recipients(letter)[:MOST_NAMED]:
        about = [each for each in paragraphs if address.lower() in each.lower()]
        if about:
            found = verdict(status="", words=about[0][:8000], around=subject)
            kind = first.kind if first.kind == "delayed" else found.kind
            yield Bounce(kind, found.reason, heard(about[0], address=address.lower()), address)


def before_returned(text: str) -> str:
    """The machine's own words, without what it sends back below them."""
    whole = ASIDE.sub("", text[:20_000])
    said = whole[: returned_from(whole)]
    return said if len(said.split()) > 5 else whole
