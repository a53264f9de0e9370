"""Somebody outside answers in a side thread."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.indexing import index
from firsthand.conversations.actions.put_message import attach, put_message
from firsthand.conversations.actions.received import seen
from firsthand.conversations.actions.written_down import written_down
from firsthand.conversations.facts import SideAnswerReceived
from firsthand.conversations.models import Conversation, Message, SideThread
from firsthand.conversations.rules.incoming import Incoming
from firsthand.conversations.rules.return_address import message_named_by
from firsthand.conversations.rules.side_address import marked, side_thread_named_by
from firsthand.conversations.rules.states import State
from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record


@transaction.atomic(savepoint=False)
def receive_aside(incoming: Incoming, *, at: datetime) -> Message | None:
    """The answer stands in its side thread; None when it proves to belong to none.

    Proof is the sealed address of the side thread or the Message-ID of a letter in it, and that the sender was written to
    in it. Nobody becomes a customer by it, nothing is owed or acknowledged, and the customer's thread stays as it is.
    """
    side = _proven(incoming)
    if side is None:
        return None
    if before := seen(incoming):
        return before
    conversation = (
        Conversation.objects.locked().select_related("inbox__calendar", "customer").get(pk=side.conversation_id)
    )
    message = written_down(incoming, by=None, conversation=conversation, at=at)
    message.kind, message.side_thread = Message.Kind.SIDE_ANSWER, side
    put_message(message)
    attach(message, incoming.files)
    side.last_at, side.unread_since = at, side.unread_since or at
    side.save(update_fields=["last_at", "unread_since"])
    _take_note(conversation, incoming)
    index([message], conversation)
    record(_fact(message, conversation, side), by=HOUSE, at=at)
    return message


def _proven(incoming: Incoming) -> SideThread | None:
    """The one that the letter names, if its sender was written to in it."""
    found = [side for side in _named(incoming) if side.was_written_to(incoming.sender.address)]
    return found[0] if found else None


def _named(incoming: Incoming) -> list[SideThread]:
    if number := side_thread_named_by(incoming.delivered_to):
        return list(SideThread.objects.filter(pk=number))
    # An absence note goes to the return address (RFC 3834 4), which is sealed for the letter that it answers.
    letters = Message.objects.filter(kind=Message.Kind.SIDE_LETTER)
    if number := message_named_by(incoming.delivered_to):
        letters = letters.filter(pk=number)
    elif references := marked(incoming.proofs):
        letters = letters.referred_to(references)
    else:
        return []
    return [one.side_thread for one in letters.select_related("side_thread").order_by("-pk")[:20] if one.side_thread]


def _take_note(conversation: Conversation, incoming: Incoming) -> None:
    """It is our turn again where we had put the matter away; what a machine wrote changes nothing (RFC 3834)."""
    conversation.message_count += 1
    if not incoming.automatic and conversation.state in {State.SNOOZED, State.WAITING}:
        conversation.state, conversation.snoozed_until = State.OPEN, None
    conversation.put("message_count", "state", "snoozed_until")


def _fact(message: Message, conversation: Conversation, side: SideThread) -> SideAnswerReceived:
    return SideAnswerReceived(
        conversation=conversation.pk,
        customer=conversation.customer_id,
        message=message.pk,
        side_thread=side.pk,
        owner=conversation.owner_id or side.begun_by_id,
        automatic=message.automatic,
    )
