"""Messages to which a letter belongs, by the Message-IDs that both name; and of which of them its sender is part."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from django.db.models import QuerySet

from firsthand.conversations.models import Conversation, Message, NamedReference
from firsthand.conversations.rules.incoming import Incoming
from firsthand.kit.prepared import prepared
from firsthand.people.models import Customer
from firsthand.people.rules import box_of

# Whoever writes a thousand letters that name one id must not have each compared with all before it.
MOST = 50
OURS = [Message.Kind.REPLY, Message.Kind.ACKNOWLEDGEMENT]


class Tie(Enum):
    """How a message and a letter belong together."""

    ANSWERED = "the letter answers the message"
    ANSWERS = "the message, which overtook it, answers the letter"
    BESIDE = "both answer something that never came, or has not come yet"


@dataclass(frozen=True)
class Kin:
    """A message, and how the letter belongs to it."""

    message: Message
    tie: Tie

    @property
    def matter(self) -> Conversation:
        return self.message.matter


def kin_of(incoming: Incoming) -> tuple[list[Kin], tuple[str, ...]]:
    """Those it answers, newest first; else those that answer it, and those beside it; and the ids that nothing bears yet.

    A report that stands in no conversation, a note, and what is said aside are kin of nothing.
    """
    named = tuple(one for one in incoming.proofs if one != incoming.reference)
    answered = _bearing(named)
    missing = tuple(one for one in named if one not in {message.reference for message in answered})
    shown = [message for message in answered if message.conversation_id and message.is_between_us]
    later = _later(incoming, missing)
    return [*(Kin(message, Tie.ANSWERED) for message in shown), *later], missing


def _bearing(references: Sequence[str]) -> list[Message]:
    if not references:
        return []
    return list(
        Message.objects.referred_to(references)
        .select_related("conversation")
        .defer("html", "quoted")
        .order_by("-pk")[:MOST]
    )


def _later(incoming: Incoming, missing: Sequence[str]) -> list[Kin]:
    """By what was remembered of letters whose own kin had not come when they were read."""
    own = [incoming.reference] if incoming.reference else []
    # A machine that answers twice the same thing does not write about one matter.
    asked = [*own, *(missing if not incoming.automatic else ())]
    if not asked:
        return []
    ties = [
        Kin(one.message, Tie.ANSWERS if one.reference == incoming.reference else Tie.BESIDE)
        for one in _naming(*asked)
        if one.message.conversation_id
    ]
    return sorted(
        (one for one in ties if one.tie is Tie.ANSWERS or not one.matter.is_resolved),
        key=lambda one: one.tie is Tie.BESIDE,
    )


@prepared
def _naming(*references: str) -> QuerySet[NamedReference]:
    found = NamedReference.objects.filter(reference__in=references).select_related("message__conversation")
    return found.order_by("-pk")[:MOST]


def shared_with(kin: Sequence[Kin], incoming: Incoming, customer: Customer) -> list[Kin]:
    """Those of the messages that the sender wrote or was sent, at this address or at another one of the same person.

    What both sides show comes first and alone: the sender wrote the message, or we did, or the sender writes to whoever
    wrote it. Else the newest one that somebody else sent them must do, and only if the letter answers it: anybody can
    put anybody's address and Message-ID on a letter, and so draw an answer to another one to themselves.
    """
    box = box_of(incoming.sender.address)
    if not kin or not box:
        return []
    boxes = {box}
    if any(not is_part(one.message, boxes, customer) for one in kin):
        boxes |= boxes_of(customer)
    shared = [one for one in kin if is_part(one.message, boxes, customer)]
    written_to = {box, *(box_of(one.address) for one in (*incoming.to, *incoming.cc))}
    mutual = [one for one in shared if _is_known_to(one.message, written_to, customer)]
    return mutual or [one for one in shared if one.tie is Tie.ANSWERED][:1]


def boxes_of(customer: Customer) -> set[str]:
    """The letter boxes of the customer."""
    return {box_of(value) for value in customer.addresses.emails().values_list("value", flat=True)}


def is_part(message: Message, boxes: set[str], customer: Customer) -> bool:
    """Whether the customer with these boxes wrote the message or was sent it."""
    return message.author_customer_id == customer.pk or not boxes.isdisjoint(map(box_of, message.addresses()))


def _is_known_to(message: Message, boxes: set[str], customer: Customer) -> bool:
    if message.kind in OURS or message.author_customer_id == customer.pk:
        return True
    return box_of(message.sender_address) in boxes


def matters_of(kin: Sequence[Kin]) -> list[Conversation]:
    """Their conversations, each once, in the order of the kin."""
    found: dict[int, Conversation] = {}
    for one in kin:
        found.setdefault(one.matter.pk, one.matter)
    return list(found.values())
