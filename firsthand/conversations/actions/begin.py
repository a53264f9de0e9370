"""A new matter begins with what we write to a customer."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.reply import reply
from firsthand.conversations.actions.start import start
from firsthand.conversations.models import Inbox, Message
from firsthand.conversations.rules.addressing import Addressing
from firsthand.conversations.rules.refusals import NobodyToWriteTo, NothingWritten
from firsthand.conversations.rules.words import Words
from firsthand.people.actions import recognise
from firsthand.team.models import Representative


@transaction.atomic
def begin(
    inbox: Inbox,
    *,
    addressing: Addressing,
    subject: str,
    words: Words,
    by: Representative,
    at: datetime,
    external_id: str | None = None,
) -> Message:
    """The first person it is addressed to has a conversation with us, which `by` owns, and its first letter is on its way.

    Raises `NobodyToWriteTo`, `NothingWritten`, `TooManyRecipients`, and `NotYours` when the inbox's team is not theirs.
    """
    if not addressing.to:
        raise NobodyToWriteTo
    if words.is_empty:
        raise NothingWritten
    first = addressing.to[0]
    customer = recognise(first.address, name=first.name, at=at)
    conversation = start(customer, inbox=inbox, subject=subject, by=by, at=at)
    return reply(conversation, words=words, addressing=addressing, by=by, at=at, external_id=external_id)
