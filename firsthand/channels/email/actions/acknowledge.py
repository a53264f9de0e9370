"""A customer who wrote is told that it arrived, and by when somebody answers."""

from datetime import datetime, timedelta

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from firsthand.conversations.actions import acknowledge
from firsthand.conversations.models import Message
from firsthand.kit.time import zone
from firsthand.organisation.queries import the_organisation

# Two desks that answer each other stop after a few; nobody needs more of these in a day.
A_DAY = 3


def acknowledge_letter(message_id: int, *, at: datetime) -> None:
    """An acknowledgement stands in the customer's language and time, unless none are sent or enough were."""
    message = Message.objects.select_related("conversation__inbox", "conversation__customer").get(pk=message_id)
    conversation = message.matter
    due = conversation.answer_due_at
    # Only a letter is acknowledged: what programs bring in never writes to customers (Zammad 3006 mailed thousands).
    if message.fingerprint is None:
        return
    if not conversation.inbox.acknowledges or due is None or message.automatic or _had_enough(message, at=at):
        return
    with translation.override(conversation.language or "en"):
        words = acknowledgement(message, due=due)
    acknowledge(conversation, answers=message, words=words, at=at)


def _had_enough(message: Message, *, at: datetime) -> bool:
    told = Message.objects.filter(kind=Message.Kind.ACKNOWLEDGEMENT, at__gt=at - timedelta(days=1))
    return told.filter(conversation__customer=message.author_customer).count() >= A_DAY


def acknowledgement(message: Message, *, due: datetime) -> str:
    """What the customer is told, in the language that is set: that it arrived, and by when there is an answer."""
    organisation = the_organisation()
    here = due.astimezone(zone(message.matter.customer.timezone or organisation.timezone))
    return _(
        "Hello,\n\nyour message “{subject}” has arrived, thank you. One of us will read it and answer you.\n"
        "You will have the answer by: {time}\n\n"
        "You need not do anything more. If you want to add something, just answer this mail.\n\n{organisation}"
    ).format(subject=message.matter.subject or "…", time=_exactly(here), organisation=organisation.name)


def _exactly(moment: datetime) -> str:
    # Read at any later time, so no "tomorrow": the whole date, the hour and the zone.
    return f"{date_format(moment, 'DATE_FORMAT')}, {moment:%H:%M} ({moment:%Z})"
