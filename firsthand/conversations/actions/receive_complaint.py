"""Somebody called a message of ours spam, and their provider tells us."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.returned import report_beside, reported_on, written_to
from firsthand.conversations.facts import MessageCalledSpam
from firsthand.conversations.models import Message
from firsthand.conversations.rules.incoming import Incoming
from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record
from firsthand.people.actions import mark_complaining


@transaction.atomic(savepoint=False)
def receive_complaint(incoming: Incoming, *, at: datetime) -> Message:
    """The complaint stands beside the message it is about, and its address gets nothing but answers of people any more.

    It opens no conversation and reopens none. One about nothing of ours is kept, and marks nobody: anybody can write one.
    """
    if seen := Message.objects.filter(fingerprint=incoming.fingerprint).first():
        return seen
    about = reported_on(incoming)
    report = report_beside(about, incoming, at=at)
    if about:
        matter = about.matter
        mark_complaining(written_to(about, named=incoming.bounced_address), at=at)
        fact = MessageCalledSpam(conversation=matter.pk, customer=matter.customer_id, message=about.pk)
        record(fact, by=HOUSE, at=at)
    return report
