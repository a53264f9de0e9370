"""A provider's word that somebody called a letter of ours spam (RFC 5965; Hotmail's and AOL's own ways)."""

import re
from dataclasses import dataclass

from firsthand.channels.email.reading.evidence import RETURNED
from firsthand.channels.email.reading.headers import head_of
from firsthand.channels.email.reading.returned import LOOKED_AT, returned_reference, typed
from firsthand.channels.email.reading.structure import Part
from firsthand.channels.email.reading.trouble import Trouble
from firsthand.conversations.rules.incoming import Party

# Reports of forged mail (auth-failure, dmarc) and of what was wrongly held back (not-spam) accuse nobody.
ACCUSE = frozenset(("abuse", "fraud", "virus", "other", "opt-out", "opt-out-list", "complaint", "miscategorized", ""))
HOTMAIL = re.compile(r"complaint about message from", re.IGNORECASE)


@dataclass(frozen=True)
class Complaint:
    """Who complains, and about which letter; empty where the provider hides it, and `made` is false when nobody does."""

    made: bool = False
    address: str = ""
    reference: str = ""


def complaint_of(letter: Part, *, sender: Party, subject: str) -> Complaint:
    """The complaint in a feedback report, if it is one."""
    for part in letter.leaves():
        if part.mime == "message/feedback-report":
            return from_report(letter, part)
    is_hotmail = HOTMAIL.match(subject) and sender.address.lower().endswith((".hotmail.com", "@hotmail.com"))
    return Complaint(True, recipient_in(letter), returned_reference(letter)) if is_hotmail else Complaint()


def from_report(letter: Part, report: Part) -> Complaint:
    content = report.content()[:LOOKED_AT].replace(b"\r\n", b"\n").strip() + b"\n"
    fields = head_of(content, start=0, stop=len(content), trouble=Trouble())
    if fields.plain("feedback-type") not in ACCUSE:
        return Complaint()
    named = typed(fields.raw("original-rcpt-to")) or typed(fields.raw("removal-recipient"))
    return Complaint(True, named or recipient_in(letter), returned_reference(letter))


def recipient_in(letter: Part) -> str:
    """To whom the letter that came along had gone."""
    for part in letter.leaves():
        if part.mime in RETURNED:
            content = part.content()[:LOOKED_AT]
            head = head_of(content, start=0, stop=len(content), trouble=Trouble())
            return typed(head.raw("x-hmxmroriginalrecipient")) or typed(head.raw("to"))
    return ""
