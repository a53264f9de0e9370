"""A conversation gets other tags."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.facts import TagsChanged
from firsthand.conversations.models import Conversation, Tag
from firsthand.journal.record import record
from firsthand.kit.text import one_line
from firsthand.team.models import Representative


@transaction.atomic
def tag(
    conversation: Conversation, *, names: Collection[str], by: Representative, at: datetime, seen: int | None = None
) -> Conversation:
    """It bears exactly these tags; one that was not known is known now."""
    conversation = taken_up(conversation, by=by, seen=seen)
    wanted = {one.pk for one in _known(names)}
    held = set(conversation.tags.values_list("pk", flat=True))
    if wanted == held:
        return conversation
    conversation.tags.set(wanted)
    conversation.put()
    changed = TagsChanged(
        conversation=conversation.pk,
        customer=conversation.customer_id,
        added=sorted(wanted - held),
        removed=sorted(held - wanted),
    )
    record(changed, by=by, at=at)
    return conversation


def _known(names: Collection[str]) -> list[Tag]:
    words = {word for name in names if (word := one_line(name.lower(), at_most=60))}
    Tag.objects.bulk_create([Tag(name=word) for word in sorted(words)], ignore_conflicts=True)
    return list(Tag.objects.filter(name__in=words))
