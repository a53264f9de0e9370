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

# What Django keeps between conversations and tags, written directly: `set()` looks again at what is known here.
Bearing = Conversation.tags.through


@transaction.atomic
def tag(
    conversation: Conversation, *, names: Collection[str], by: Representative, at: datetime, seen: int | None = None
) -> Conversation:
    """It bears exactly these tags; one that was not known is known now."""
    conversation = taken_up(conversation, by=by, seen=seen)
    return _bear({one.pk for one in known_tags(names)}, conversation, held=_held(conversation), by=by, at=at)


def known_tags(names: Collection[str]) -> list[Tag]:
    """The tags of these names; one that was not known is known now."""
    words = {word for name in names if (word := one_line(name.lower(), at_most=60))}
    Tag.objects.bulk_create([Tag(name=word) for word in sorted(words)], ignore_conflicts=True)
    return list(Tag.objects.filter(name__in=words))


def _held(conversation: Conversation) -> set[int]:
    return set(Bearing.objects.filter(conversation_id=conversation.pk).values_list("tag_id", flat=True))


def _bear(
    wanted: set[int], conversation: Conversation, *, held: set[int], by: Representative, at: datetime
) -> Conversation:
    added, removed = sorted(wanted - held), sorted(held - wanted)
    if not added and not removed:
        return conversation
    if added:
        Bearing.objects.bulk_create([Bearing(conversation_id=conversation.pk, tag_id=one) for one in added])
    if removed:
        Bearing.objects.filter(conversation_id=conversation.pk, tag_id__in=removed).delete()
    conversation.put()
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    record(TagsChanged(**who, added=added, removed=removed), by=by, at=at)
    return conversation
