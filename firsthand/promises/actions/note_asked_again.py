"""Somebody notes that a customer had to say something again."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.models import Message
from firsthand.journal.record import record
from firsthand.promises.facts import AskedAgain, AskedAgainTakenBack
from firsthand.promises.models import Failure
from firsthand.promises.rules.failures import FailureKind
from firsthand.promises.rules.refusals import NotTheCustomersWords
from firsthand.team.models import Representative


@transaction.atomic
def note_asked_again(message: Message, *, by: Representative, at: datetime) -> None:
    """It counts as a small failure with the customer, once a message. Raises `NotTheCustomersWords`, `NotYours`."""
    if message.kind != Message.Kind.RECEIVED or message.conversation_id is None:
        raise NotTheCustomersWords
    conversation = taken_up(message.matter, by=by)
    if _noted(message).exists():
        return
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    record(AskedAgain(**who, message=message.pk, owner=conversation.owner_id), by=by, at=at)


@transaction.atomic
def take_back_asked_again(message: Message, *, by: Representative, at: datetime) -> None:
    """It was none; what was not noted stays so. Raises `NotYours`."""
    conversation = taken_up(message.matter, by=by)
    gone, _rows = _noted(message).delete()
    if gone:
        who = {"conversation": conversation.pk, "customer": conversation.customer_id}
        record(AskedAgainTakenBack(**who, message=message.pk), by=by, at=at)


def _noted(message: Message) -> QuerySet[Failure]:
    return Failure.objects.filter(message=message, kind=FailureKind.ASKED_AGAIN)
