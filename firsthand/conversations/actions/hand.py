"""Counting how often a matter goes from hand to hand."""

from firsthand.conversations.facts import MatterHandedOn
from firsthand.conversations.models import Conversation
from firsthand.journal.models import Entry


def handed_on(conversation: Conversation, *, before: int | None) -> list[MatterHandedOn]:
    """The small failure that the customer meets another owner than before; nothing where nobody owned it yet."""
    if before is None:
        return []
    times = Entry.objects.about(conversation.pk).named(MatterHandedOn).count() + 1
    return [MatterHandedOn(conversation=conversation.pk, customer=conversation.customer_id, before=before, times=times)]
