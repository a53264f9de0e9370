"""How far a message came on its way is written on it."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.facts import MessageBounced, MessageFailed, MessageSent
from firsthand.conversations.models import Message
from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record
from firsthand.kit.text import excerpt
from firsthand.live import tell


@transaction.atomic
def mark_sent(message: Message, *, at: datetime, note: str = "") -> None:
    """The next mail server has taken it."""
    _mark(message, Message.Delivery.SENT, note=note, at=at)
    record(MessageSent(**_who(message)), by=HOUSE, at=at)


@transaction.atomic
def mark_retrying(message: Message, *, note: str) -> None:
    """It was not taken yet and will be tried again; the representative sees why."""
    _mark(message, Message.Delivery.RETRYING, note=note, at=None)
    tell([f"conversation:{message.conversation_id}"])


@transaction.atomic
def mark_failed(message: Message, *, note: str, at: datetime) -> None:
    """It will not be tried any more."""
    _mark(message, Message.Delivery.FAILED, note=note, at=None)
    record(MessageFailed(**_who(message)), by=HOUSE, at=at)


@transaction.atomic
def mark_bounced(message: Message, *, note: str, hard: bool, at: datetime) -> None:
    """It came back: not at all deliverable when hard, not now when soft."""
    message.bounce = "hard" if hard else "soft"
    _mark(message, Message.Delivery.BOUNCED, note=note, at=None)
    record(MessageBounced(**_who(message), hard=hard), by=HOUSE, at=at)


def _mark(message: Message, delivery: Message.Delivery, *, note: str, at: datetime | None) -> None:
    message.delivery, message.delivery_note = delivery, excerpt(note, at_most=500)
    message.delivered_at = at or message.delivered_at
    message.save(update_fields=["delivery", "delivery_note", "delivered_at", "bounce"])


def _who(message: Message) -> dict[str, int]:
    return {"conversation": message.matter.pk, "customer": message.matter.customer_id, "message": message.pk}
