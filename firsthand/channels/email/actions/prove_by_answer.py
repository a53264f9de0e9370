"""Somebody answers us from the address that they once typed: it is theirs."""

from datetime import datetime

from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.rules.vouched import Vouched
from firsthand.people.actions import mark_proven
from firsthand.people.models import Address
from firsthand.people.rules import box_of
from firsthand.people.rules.ways import Proof, Way

OURS = (Message.Kind.REPLY, Message.Kind.ACKNOWLEDGEMENT)


def prove_by_answer(message: Message, *, at: datetime) -> None:
    """The sender's address is proven, where their letter shows two things: our words reached it, and its domain vouches.

    Only where we know them by nothing else, a telephone number apart: an address that somebody claimed in a chat, or
    beside one of their own, would be proven to be theirs by an answer of the one whose it really is.
    """
    if not _is_vouched_answer(message):
        return
    address = Address.objects.email(message.sender_address).filter(verified_at=None).select_related("customer").first()
    if address is None or address.customer_id != message.author_customer_id or _is_known_otherwise(address):
        return
    mark_proven(address, how=Proof.ANSWER, by=address.customer, at=at)


def _is_vouched_answer(message: Message) -> bool:
    if message.vouched != Vouched.VOUCHED or message.automatic or message.in_our_name or not message.in_reply_to:
        return False
    ours = Message.objects.filter(
        conversation=message.conversation_id, kind__in=OURS, reference=message.in_reply_to
    ).first()
    return ours is not None and box_of(message.sender_address) in {box_of(one["address"]) for one in ours.recipients}


def _is_known_otherwise(address: Address) -> bool:
    others = address.customer.addresses.exclude(pk=address.pk).exclude(kind=Way.PHONE)
    chats = Conversation.objects.filter(customer=address.customer_id, inbox__channel="chat")
    return others.exists() or chats.exists()
