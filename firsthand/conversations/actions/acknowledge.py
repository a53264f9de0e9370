"""The customer is told that their message arrived, and by when somebody answers."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.facts import AcknowledgementWritten, AnswerExpected
from firsthand.conversations.models import Conversation, Message
from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record


@transaction.atomic
def acknowledge(conversation: Conversation, *, answers: Message, subject: str, words: str, at: datetime) -> Message:
    """The acknowledgement stands and is on its way, once; what the customer was told to expect is remembered."""
    conversation = Conversation.objects.locked().select_related("customer").get(pk=conversation.pk)
    told_before = Message.objects.filter(conversation=conversation, kind=Message.Kind.ACKNOWLEDGEMENT)
    if told := told_before.filter(automatic="acknowledgement").first():
        return told
    message = Message(
        conversation=conversation,
        kind=Message.Kind.ACKNOWLEDGEMENT,
        at=at,
        subject=subject,
        text=words,
        reply_text=words,
        recipients=[{"kind": "to", "address": answers.sender_address, "name": ""}],
        in_reply_to=answers.reference,
        automatic="acknowledgement",
        delivery=Message.Delivery.QUEUED,
    )
    message.save()
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    facts = [AnswerExpected(**who, due=conversation.answer_due_at.isoformat())] if conversation.answer_due_at else []
    record(AcknowledgementWritten(**who, message=message.pk), *facts, by=HOUSE, at=at)
    return message
