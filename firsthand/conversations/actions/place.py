"""Where a message belongs: in the conversation it proves to know, or in a new one."""

from dataclasses import dataclass
from datetime import datetime

from firsthand.conversations.models import Conversation, Inbox, Message
from firsthand.conversations.rules.incoming import Incoming
from firsthand.conversations.rules.reply_address import conversation_named_by
from firsthand.conversations.rules.states import State
from firsthand.conversations.rules.subjects import bare
from firsthand.people.models import Customer
from firsthand.people.rules import normalised


@dataclass(frozen=True)
class Place:
    """A conversation, and whether it is a new one that has yet to be written down."""

    conversation: Conversation
    is_new: bool


def place_of(incoming: Incoming, customer: Customer, *, inbox: Inbox, at: datetime) -> Place:
    """The conversation that this message joins on proof, else a new one linked to what it may belong to.

    Proof is our sealed reply address, or the Message-ID of a message that this sender wrote or was sent;
    a subject, a number in it, or an id that somebody else was sent prove nothing (Ticket Trick, 2017).
    """
    referred = _referred(incoming)
    if proven := _proven(incoming, customer, referred):
        return Place(
            Conversation.objects.locked().select_related("inbox__calendar", "customer").get(pk=proven), is_new=False
        )
    related = referred[0].conversation_id if referred else None
    return Place(_new(incoming, customer, inbox=inbox, related=related, at=at), is_new=True)


def _referred(incoming: Incoming) -> list[Message]:
    """The messages that it names, newest first; a report that stands in no conversation leads to none."""
    if not incoming.proofs:
        return []
    known = Message.objects.referred_to(incoming.proofs).seen_by_customer().exclude(conversation=None)
    return list(known.order_by("-pk")[:50])


def _proven(incoming: Incoming, customer: Customer, referred: list[Message]) -> int | None:
    sender = normalised(incoming.sender.address)
    for message in referred:
        if sender in message.addresses():
            return message.conversation_id
    return _by_reply_address(incoming, customer)


def _by_reply_address(incoming: Incoming, customer: Customer) -> int | None:
    """The seal shows that somebody had our letter; the sender must take part in the matter all the same."""
    named = conversation_named_by(incoming.delivered_to)
    if named is None:
        return None
    takes_part = (
        Conversation.objects.filter(pk=named, customer=customer).exists()
        or Message.objects.filter(conversation=named, author_customer=customer).exists()
    )
    return named if takes_part else None


def _new(incoming: Incoming, customer: Customer, *, inbox: Inbox, related: int | None, at: datetime) -> Conversation:
    # A machine's letter that answers nothing of ours is kept and found, but asks nobody to act.
    is_idle = incoming.automatic in {"auto-reply", "report"}
    return Conversation(
        inbox=inbox,
        customer=customer,
        team_id=inbox.team_id,
        subject=bare(incoming.subject)[:500],
        state=State.RESOLVED if is_idle else State.OPEN,
        resolved_at=at if is_idle else None,
        language=incoming.language or customer.language or inbox.language,
        related_id=related,
        opened_at=at,
        last_at=at,
    )
