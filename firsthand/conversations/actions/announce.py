"""The house tells a customer something in their matter that nobody has to write by hand."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.facts import AcknowledgementWritten
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.queries import address_to_answer
from firsthand.conversations.rules.subjects import answering
from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record


@transaction.atomic
def announce(conversation: Conversation, *, words: str, about: str, at: datetime) -> Message | None:
    """The words are on their way, and say that a machine wrote them; it answers nothing and changes no turn.

    `about` is a code, kept with the message. None where nobody can be written to, or the matter is held back.
    """
    to = address_to_answer(conversation)
    if not to or conversation.is_held or conversation.merged_into_id:
        return None
    message = Message(
        conversation=conversation,
        kind=Message.Kind.ACKNOWLEDGEMENT,
        at=at,
        subject=answering(conversation.subject),
        text=words,
        reply_text=words,
        recipients=[{"kind": "to", "address": to, "name": conversation.customer.name}],
        automatic=about,
        delivery=Message.Delivery.QUEUED,
    )
    message.save()
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    record(AcknowledgementWritten(**who, message=message.pk), by=HOUSE, at=at)
    return message
