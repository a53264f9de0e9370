"""A provider tells what became of a letter of ours."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from django.db import transaction

from firsthand.channels.email.models import Mailbox
from firsthand.channels.email.queries import mailbox_for
from firsthand.channels.email.sending.trouble import why_refused
from firsthand.conversations.actions import mark_arrived, mark_bounced, mark_complained, mark_retrying
from firsthand.conversations.models import Message
from firsthand.people.actions import mark_complaining, mark_unreachable
from firsthand.people.rules import normalised

OURS = (Message.Kind.REPLY, Message.Kind.ACKNOWLEDGEMENT, Message.Kind.SIDE_LETTER)
# What is told late or again changes nothing about a letter whose end is known.
ENDED = {Message.Delivery.BOUNCED, Message.Delivery.FAILED}


class Outcome(Enum):
    """What became of it."""

    ARRIVED = "arrived"
    LATER = "later"
    SOFT = "soft"
    HARD = "hard"
    COMPLAINED = "complained"


@dataclass(frozen=True)
class Heard:
    """One event: the Message-ID of the letter, and for whom it holds."""

    reference: str
    address: str
    outcome: Outcome
    words: str = ""


@transaction.atomic
def hear_event(heard: Heard, *, mailbox: Mailbox, at: datetime) -> bool:
    """Whether it is about a letter of ours to this address, which says so now; told again, it changes nothing.

    A hook speaks for what left from its mailbox's inbox alone: whoever holds its secret says nothing of other people's
    letters.
    """
    message = _message(heard, mailbox=mailbox)
    if message is None:
        return False
    if message.delivery not in ENDED:
        _mark(message, heard, at=at)
    return True


def _message(heard: Heard, *, mailbox: Mailbox) -> Message | None:
    ours = Message.objects.referred_to([heard.reference.strip().strip("<>")]).filter(kind__in=OURS)
    found = ours.select_related("conversation").first()
    if found is None or normalised(heard.address) not in {normalised(one["address"]) for one in found.recipients}:
        return None
    left_from = mailbox_for(found)
    return found if left_from and left_from.inbox_id == mailbox.inbox_id else None


def _mark(message: Message, heard: Heard, *, at: datetime) -> None:
    match heard.outcome:
        case Outcome.ARRIVED:
            if message.delivery != Message.Delivery.ARRIVED:
                mark_arrived(message, at=at)
        case Outcome.LATER:
            mark_retrying(message, note=heard.words, why=why_refused(heard.words))
        case Outcome.COMPLAINED:
            mark_complained(message, at=at)
            mark_complaining({normalised(heard.address)}, at=at)
        case Outcome.SOFT | Outcome.HARD:
            hard = heard.outcome is Outcome.HARD
            of, why = {normalised(heard.address)}, why_refused(heard.words)
            is_for_good = mark_unreachable(of, hard=hard, why=why, at=at)
            mark_bounced(message, note=heard.words, hard=is_for_good, why=why, of=of, at=at)
