"""A message is pinned above its thread, for everybody who reads it."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.facts import MessagePinned, MessageUnpinned
from firsthand.conversations.models import Conversation, Message, Pin
from firsthand.conversations.rules.refusals import NotYours, TooManyPins
from firsthand.journal.record import record
from firsthand.team.models import Representative

MOST_PINS = 5


@transaction.atomic
def pin(conversation: Conversation, *, message: int, by: Representative, at: datetime) -> None:
    """The message stands above the thread; one that does already stays as it is. Raises `TooManyPins`."""
    conversation = taken_up(conversation, by=by)
    pinned = set(conversation.pins.values_list("message", flat=True))
    if message in pinned:
        return
    if len(pinned) >= MOST_PINS:
        raise TooManyPins
    if not Message.objects.filter(pk=message, conversation=conversation).of_the_thread().exists():
        raise NotYours
    Pin.objects.create(conversation=conversation, message_id=message, by=by, at=at)
    record(MessagePinned(conversation.pk, conversation.customer_id, message), by=by, at=at)


@transaction.atomic
def unpin(conversation: Conversation, *, message: int, by: Representative, at: datetime) -> None:
    """The message stands in its place in the thread alone."""
    conversation = taken_up(conversation, by=by)
    gone, _ = Pin.objects.filter(conversation=conversation, message=message).delete()
    if gone:
        record(MessageUnpinned(conversation.pk, conversation.customer_id, message), by=by, at=at)
