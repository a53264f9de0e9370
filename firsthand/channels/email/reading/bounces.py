"""A letter that says that ours did not arrive: to whom, which one, and for good or for now."""

import re
from dataclasses import dataclass
from email import message_from_bytes

from flufl.bounce import all_failures

from firsthand.channels.email.reading import failures
from firsthand.channels.email.reading.headers import Head, head_of
from firsthand.channels.email.reading.structure import Part
from firsthand.channels.email.reading.trouble import Trouble
from firsthand.conversations.rules.incoming import Party

LOOKED_AT = 200_000  # bytes
DAEMON = re.compile(
    r"(?:mailer[._-]?daemon|mail[._-]?daemon|postmaster|mdaemon|mail-?delivery|mailerdaemon|double-?bounce|bounces?)(?:[+=_.-].*)?@",
    re.IGNORECASE,
)
ID = re.compile(rb"^[>\s]{0,4}message-id[ \t]*:\s*<([^<>\s]{3,400})>", re.IGNORECASE | re.MULTILINE)
ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
RETURNED = frozenset(
    ("message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/global", "message/global-headers")
)
RETURNED_BELOW = re.compile(
    r"^.{0,40}(?:original message|copy of (?:the|your) message|returned message|unsent message below|message headers?|message follows|"
    r"originalnachricht|message d'origine|messaggio originale|header of the original|begin message|included below).{0,60}$",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True)
class Bounce:
    """kind: "" when it is none, hard when the address is no good, soft when it may be later, delayed when it may still
    arrive without us."""

    kind: str = ""
    address: str = ""
    reference: str = ""


def bounce_of(letter: Part, *, sender: Party, subject: str, text: str, envelope_from: str | None) -> Bounce:
    """What came back, from the standard report (RFC 3464) or from whatever words there are."""
    reports = [
        each for each in letter.leaves() if each.mime in ("message/delivery-status", "message/global-delivery-status")
    ]
    if reports:
        return from_report(letter, reports[0], text=text)
    if (
        letter.mime == "multipart/report"
        and letter.kind.parameters.get("report-type", "delivery-status").lower() != "delivery-status"
    ):
        return Bounce()
    if not looks_like_a_bounce(letter.head, sender=sender, subject=subject, text=text, envelope_from=envelope_from):
        return Bounce()
    return from_words(letter, subject=subject, text=text)


def looks_like_a_bounce(head: Head, *, sender: Party, subject: str, text: str, envelope_from: str | None) -> bool:
    """Two marks at least: a postmaster may write himself, and a person may ask about a failed delivery."""
    daemon = bool(DAEMON.match(sender.address) or DAEMON.match(sender.name + "@"))
    null = envelope_from == "" or head.raw("return-path").strip() == b"<>"
    if "x-failed-recipients" in head.fields:
        return True
    if not (daemon or null or by_machine(head)) or failures.ANSWER.match(subject):
        return False  # first the cheap marks: the words are looked for in few letters
    told, said = bool(failures.SUBJECT.search(subject)), bool(failures.SAID.search(text[:5000]))
    return daemon + null + told + said >= 2 and (told or said)


def by_machine(head: Head) -> bool:
    return head.plain("auto-submitted") not in ("", "no") or head.plain("precedence") in ("bulk", "junk", "auto_reply")


def from_report(letter: Part, report: Part, *, text: str) -> Bounce:
    """The first recipient that failed, else the first that waits; a report of success is no bounce."""
    recipients = recipients_of(report)
    for fields in sorted(recipients, key=lambda one: one.plain("action").startswith("delayed")):
        action = fields.plain("action").split(" ")[0]
        status = fields.plain("status").split(" ")[0]
        if not (action in ("failed", "delayed") or (not action and status[:1] in ("4", "5"))):
            continue
        diagnosis = fields.raw("diagnostic-code").decode("utf-8", "replace")
        address = typed(fields.raw("original-recipient")) or typed(fields.raw("final-recipient"))
        kind = "delayed" if action == "delayed" else failures.kind(status=status, words=diagnosis or text[:5000])
        return Bounce(kind, address or address_in(letter, text=text), returned_reference(letter))
    if not recipients:
        return from_words(letter, subject="", text=text)
    return Bounce()


def recipients_of(report: Part) -> list[Head]:
    """The groups of fields that speak of one recipient each."""
    content = report.content()[:LOOKED_AT].replace(b"\r\n", b"\n")
    groups = (
        head_of(each, start=0, stop=len(each), trouble=Trouble()) for each in re.split(rb"\n[ \t]*\n", content)[:50]
    )
    return [each for each in groups if each.fields.keys() & {"final-recipient", "action", "original-recipient"}]


def typed(value: bytes) -> str:
    """`rfc822; a@b.lt` names a@b.lt."""
    found = ADDRESS.search(value.decode("utf-8", "replace").partition(";")[2] or value.decode("utf-8", "replace"))
    return found[0] if found else ""


def from_words(letter: Part, *, subject: str, text: str) -> Bounce:
    """What the words of a machine without manners tell."""
    said = RETURNED_BELOW.split(text[:20_000], maxsplit=1)[0] or text[:20_000]
    if failures.DELAYED.search(subject + "\n" + said[:3000]):
        kind = "delayed"
    else:
        status = failures.STATUS.search(said)
        kind = failures.kind(status=status[0] if status else "", words=said)
    return Bounce(kind, address_in(letter, text=said), returned_reference(letter))


def address_in(letter: Part, *, text: str) -> str:
    """Whom the machine could not reach."""
    if failed := letter.head.raw("x-failed-recipients"):
        return typed(failed.split(b",")[0])
    ours = {
        each.lower()
        for name in ("to", "from", "cc", "delivered-to", "return-path")
        for each in ADDRESS.findall(letter.head.raw(name).decode("latin-1"))
    }
    known = sorted(known_to_flufl(letter) - ours)
    if known:
        return known[0]
    for found in ADDRESS.finditer(text):
        if found[0].lower() not in ours and not DAEMON.match(found[0]):
            return found[0].rstrip(".")
    return ""


def known_to_flufl(letter: Part) -> set[str]:
    """Addresses that a library with years of odd mailers knows to find; it may stumble over what we read ourselves."""
    try:
        temporary, permanent = all_failures(message_from_bytes(letter.raw[:LOOKED_AT]))
        return {each.decode("utf-8", "replace").lower() for each in {*temporary, *permanent}}
    except Exception:  # any find here is welcome, none is needed
        return set()


def returned_reference(letter: Part) -> str:
    """The Message-ID of ours, from the returned letter or its head, wherever the machine put it."""
    for part in letter.leaves():
        if part.mime in RETURNED and (found := ID.search(part.content()[:LOOKED_AT])):
            return found[1].decode("utf-8", "replace")
    for part in letter.leaves():
        if part.mime.startswith("text/") and (found := ID.search(part.content()[:LOOKED_AT])):
            return found[1].decode("utf-8", "replace")
    answered = re.search(rb"<([^<>\s]{3,400})>", letter.head.raw("in-reply-to") or letter.head.raw("references"))
    return answered[1].decode("utf-8", "replace") if answered else ""
