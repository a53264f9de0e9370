"""How an act of a customer begins: the matter is locked, looked at again, and is theirs."""

from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.refusals import IsMergedAway, NotYours
from firsthand.people.models import Customer


def their_own(conversation: Conversation, *, by: Customer) -> Conversation:
    """The matter as it stands now, locked until the transaction ends. Raises `NotYours` and `IsMergedAway`."""
    locked = Conversation.objects.locked().select_related("inbox__calendar", "customer")
    now = locked.filter(pk=conversation.pk, customer=by).first()
    if now is None:
        raise NotYours
    if now.merged_into_id:
        raise IsMergedAway
    return now
