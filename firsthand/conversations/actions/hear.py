"""A customer's words arrive by a way that knows who speaks, and about which matter."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from firsthand.conversations.actions.place import Place, new_conversation
from firsthand.conversations.actions.receive import put_in
from firsthand.conversations.actions.received import seen
from firsthand.conversations.models import Conversation, Inbox, Message
from firsthand.conversations.rules.incoming import Incoming
from firsthand.files.models import StoredFile
from firsthand.kit.prepared import prepared
from firsthand.people.models import Customer


@transaction.atomic(savepoint=False)
def hear(
    incoming: Incoming,
    *,
    customer: Customer,
    inbox: Inbox,
    conversation: int | None,
    files: Sequence[StoredFile] = (),
    at: datetime,
) -> Message:
    """The words stand in this conversation, or in a new one; those that were heard before are returned as they were.

    It is for the caller to know that they may be heard there.
    """
    if before := seen(incoming):
        return before
    place = _there(conversation) or Place(
        new_conversation(incoming, customer, inbox=inbox, related=None, at=at), is_new=True
    )
    return put_in(place, incoming, customer, files=files, at=at)


def _there(number: int | None) -> Place | None:
    """The conversation in which that one stands today, locked."""
    if number is None:
        return None
    (found,) = _locked(number)
    return _there(found.merged_into_id) if found.merged_into_id else Place(found, is_new=False)


@prepared
def _locked(number: int) -> QuerySet[Conversation]:
    return Conversation.objects.locked().select_related("inbox__calendar", "customer").filter(pk=number)
