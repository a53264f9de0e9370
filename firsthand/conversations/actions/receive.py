"""A customer's message arrives."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from firsthand.conversations.actions.indexing import index
from firsthand.conversations.actions.place import place_of
from firsthand.conversations.actions.put_message import attach, put_message, remember_missing
from firsthand.conversations.facts import ConversationReopened, MessageReceived
from firsthand.conversations.models import Conversation, Inbox, Message
from firsthand.conversations.rules.incoming import Incoming
from firsthand.conversations.rules.states import LastBy
from firsthand.journal.facts import Fact
from firsthand.journal.record import record
from firsthand.kit.prepared import prepared
from firsthand.people.actions import recognise
from firsthand.people.models import Customer

OURS = [Message.Kind.REPLY, Message.Kind.ACKNOWLEDGEMENT]
# Whoever writes a thousand letters under one Message-ID must not have each compared with all before it.
MOST_COMPARED = 50
COMPARED = "conversation kind sender_address text fingerprint automatic bounce".split()


@transaction.atomic(savepoint=False)
def receive(incoming: Incoming, *, inbox: Inbox, at: datetime) -> Message:
    """The message stands in its conversation, or in a new one; one seen before is returned as it was."""
    if seen := _seen(incoming):
        return seen
    customer = recognise(incoming.sender.address, name=incoming.sender.name, language=incoming.language, at=at)
    place = place_of(incoming, customer, inbox=inbox, at=at)
    came_back = _take_note(place.conversation, incoming, first=place.is_new, at=at)
    message = put_message(_message(incoming, customer, place.conversation, at=at))
    remember_missing(message, place.missing)
    attach(message, incoming.files)
    index([message], place.conversation)
    record(*_facts(message, place.conversation, first=place.is_new, came_back=came_back), by=customer, at=at)
    return message


def _seen(incoming: Incoming) -> Message | None:
    """The message that this letter made before; by its id where it has one, for that is part of the fingerprint."""
    bearing = _bearing(incoming.reference) if incoming.reference else []
    if found := next((one for one in bearing if _is_same(one, incoming)), None):
        return found
    if incoming.reference and len(bearing) < MOST_COMPARED:
        return None
    return Message.objects.filter(fingerprint=incoming.fingerprint).first()


@prepared
def _bearing(reference: str) -> QuerySet[Message]:
    return Message.objects.referred_to([reference]).only(*COMPARED).order_by("-pk")[:MOST_COMPARED]


def _is_same(message: Message, incoming: Incoming) -> bool:
    """A relay may recode a letter, and a forwarder send us our own: the same words from the same writer are the same."""
    if message.fingerprint == incoming.fingerprint:
        return True
    is_by_same = message.sender_address == incoming.sender.address or message.kind in OURS
    return is_by_same and message.text.split() == incoming.text.split()


def _message(incoming: Incoming, customer: Customer, conversation: Conversation, *, at: datetime) -> Message:
    return Message(
        conversation=conversation,
        kind=Message.Kind.RECEIVED,
        author_customer=customer,
        at=at,
        written_at=incoming.written_at,
        subject=incoming.subject[:998],
        text=incoming.text,
        html=incoming.html,
        reply_text=incoming.reply_text,
        quoted=incoming.quoted,
        signature=incoming.signature,
        sender_address=incoming.sender.address[:320],
        recipients=[
            {"kind": kind, "address": one.address, "name": one.name}
            for kind in ("to", "cc")
            for one in getattr(incoming, kind)
        ],
        reference=incoming.reference[:998],
        in_reply_to=(incoming.proofs[:1] or ("",))[0][:998],
        fingerprint=incoming.fingerprint or None,
        automatic=incoming.automatic,
        bounce=incoming.bounce,
        unreadable=incoming.unreadable,
        trouble=list(incoming.trouble),
    )


def _take_note(conversation: Conversation, incoming: Incoming, *, first: bool, at: datetime) -> bool:
    """The conversation shows its newest word and owes an answer; true when it came back from being resolved."""
    changed = conversation.show_last(
        incoming.reply_text or incoming.text or incoming.subject, by=LastBy.CUSTOMER, at=at
    )
    came_back = False
    # What a machine wrote neither asks for an answer nor opens what was closed (RFC 3834).
    if not incoming.automatic:
        came_back = conversation.is_resolved and not first
        changed += conversation.owe_answer(at=at)
    conversation.put(*changed)
    return came_back


def _facts(message: Message, conversation: Conversation, *, first: bool, came_back: bool) -> list[Fact]:
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    facts: list[Fact] = [MessageReceived(**who, message=message.pk, first=first, automatic=message.automatic)]
    if came_back:
        facts.append(ConversationReopened(**who, owner=conversation.owner_id, times=conversation.reopenings))
    return facts
