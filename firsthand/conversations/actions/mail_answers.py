"""What was answered in a chat goes by mail, because its reader has left."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from firsthand.conversations.facts import AnswerMailed
from firsthand.conversations.models import Message
from firsthand.conversations.rules.incoming import Party
from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record
from firsthand.kit.rows import update


@transaction.atomic
def mail_answers(answers: Sequence[Message], *, to: Party, at: datetime) -> None:
    """The newest of these answers is on its way to the address, and brings the others along; each goes once."""
    locked = Message.objects.select_for_update().filter(pk__in=[one.pk for one in answers])
    waiting = [one for one in locked.order_by("pk") if one.channel == "chat" and not one.recipients]
    if not waiting:
        return
    *earlier, newest = waiting
    for one in waiting:
        one.recipients = [{"kind": "to", "address": to.address, "name": to.name}]
        update(one, "recipients")
    newest.carries = [one.pk for one in earlier]
    newest.delivery, newest.delivered_at = Message.Delivery.QUEUED, None
    update(newest, "carries", "delivery", "delivered_at")
    who = {"conversation": newest.matter.pk, "customer": newest.matter.customer_id}
    record(AnswerMailed(**who, message=newest.pk), by=HOUSE, at=at)


def make_letter(answer: int, *, to: Party) -> None:
    """What is just being written into a chat that nobody reads is a letter instead, and leaves as every letter does."""
    recipients = [{"kind": "to", "address": to.address, "name": to.name}]
    Message.objects.filter(pk=answer, channel="chat").update(
        channel="", recipients=recipients, delivery=Message.Delivery.QUEUED, delivered_at=None
    )
