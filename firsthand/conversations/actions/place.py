"""Where a message belongs: in the conversation it proves to know, or in a new one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from firsthand.conversations.actions.join import joined
from firsthand.conversations.actions.kin import Kin, kin_of, matters_of, shared_with
from firsthand.conversations.models import Conversation, Inbox, Message
from firsthand.conversations.rules.incoming import Incoming
from firsthand.conversations.rules.reply_address import conversation_named_by
from firsthand.conversations.rules.states import State
from firsthand.conversations.rules.subjects import bare
from firsthand.kit.prepared import prepared
from firsthand.kit.turns import take_turn
from firsthand.people.models import Customer
from firsthand.people.rules import box_of

# Whoever writes again this soon without having been answered often means the same matter; only a person can tell.
SOON = timedelta(days=2)
MOST_LOOKED_AT = 200


@dataclass(frozen=True)
class Place:
    """A conversation, whether it is a new one that has yet to be written down, and the ids that nothing bears yet."""

    conversation: Conversation
    is_new: bool
    missing: tuple[str, ...] = ()


def place_of(incoming: Incoming, customer: Customer, *, inbox: Inbox, at: datetime) -> Place:
    """The conversation that this message joins on proof, else a new one linked to what it may belong to.

    Proof is our sealed reply address, or the Message-ID of a message that this sender wrote or was sent, whichever
    of the two letters came first; a subject, a number in it, or an id that somebody else was sent prove nothing
    (Ticket Trick, 2017), nor does anything that comes in our own name.
    """
    take_turn(customer.pk)
    kin, missing = kin_of(incoming)
    named = conversation_named_by(incoming.delivered_to)
    if proven := _proven(incoming, customer, kin=kin, named=named, at=at):
        return Place(proven, is_new=False, missing=missing)
    related = _related(kin, named) or _unanswered(incoming, customer, at=at)
    return Place(
        new_conversation(incoming, customer, inbox=inbox, related=related, at=at), is_new=True, missing=missing
    )


def apart(place: Place, incoming: Incoming, customer: Customer, *, at: datetime) -> Conversation:
    """A new conversation, linked to the one in which it would have stood."""
    there = place.conversation
    if place.is_new:
        return there
    return new_conversation(incoming, customer, inbox=there.inbox, related=there.pk, at=at)


def _proven(
    incoming: Incoming, customer: Customer, *, kin: list[Kin], named: int | None, at: datetime
) -> Conversation | None:
    if incoming.in_our_name:
        return None
    if matters := matters_of(shared_with(kin, incoming, customer)):
        return joined(matters, at=at)
    if named and (found := _sealed(named, incoming, customer)):
        return Conversation.objects.locked().select_related("inbox__calendar", "customer").get(pk=found)
    return None


def _sealed(named: int, incoming: Incoming, customer: Customer) -> int | None:
    """The seal shows that somebody had our letter; the sender must take part in the matter all the same."""
    conversation = (
        Conversation.objects.filter(pk=named).only("customer", "message_count", "related", "merged_into").first()
    )
    if conversation is None:
        return None
    if conversation.merged_into_id:
        return _sealed(conversation.merged_into_id, incoming, customer)
    if not conversation.message_count and conversation.related_id:
        return _sealed(conversation.related_id, incoming, customer)  # it was found to be the same matter as this one
    if conversation.customer_id == customer.pk or _took_part(named, incoming, customer):
        return named
    return None


def _took_part(conversation: int, incoming: Incoming, customer: Customer) -> bool:
    messages = Message.objects.filter(conversation=conversation).seen_by_customer()
    if messages.filter(author_customer=customer).exists():
        return True
    box = box_of(incoming.sender.address)
    newest = messages.only("sender_address", "recipients").order_by("-pk")[:MOST_LOOKED_AT]
    return bool(box) and any(box in map(box_of, message.addresses()) for message in newest)


def _related(kin: Iterable[Kin], named: int | None) -> int | None:
    """What it claims to know of, for a representative to look at."""
    if claimed := next((one.message.conversation_id for one in kin), None):
        return claimed
    return named if named and Conversation.objects.filter(pk=named).exists() else None


def _unanswered(incoming: Incoming, customer: Customer, *, at: datetime) -> int | None:
    """What the same person wrote just before and still waits for."""
    if incoming.automatic or customer.since >= at:
        return None
    return next((one.pk for one in _open_of(customer.pk) if at - SOON <= one.last_at <= at), None)


@prepared
def _open_of(customer: int) -> QuerySet[Conversation]:
    asked = Conversation.objects.filter(customer=customer, state=State.OPEN).exclude(answer_due_at=None)
    return asked.only("last_at").newest_first()[:1]


def new_conversation(
    incoming: Incoming, customer: Customer, *, inbox: Inbox, related: int | None, at: datetime
) -> Conversation:
    """A conversation for this message, not yet written down."""
    # A machine's letter that answers nothing of ours is kept and found, but asks nobody to act.
    is_idle = incoming.automatic in {"auto-reply", "report", "complaint"}
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
