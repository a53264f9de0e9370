"""How the desk answers what happens in conversations: bells ring."""

from collections.abc import Collection, Sequence
from datetime import datetime

from firsthand.conversations.facts import MessageReceived, PriorityChanged, TagsChanged, TagsMerged
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.states import Priority
from firsthand.desk.actions.ring import ring
from firsthand.desk.models import Bell, Ringing


def ring_for_letters(facts: Sequence[MessageReceived], *, at: datetime) -> None:
    """A first letter to an inbox that has a bell rings it; a further one what rang before, while nobody has the matter."""
    if first := [fact.conversation for fact in facts if fact.rings and fact.first]:
        _ring(first, Bell.objects.filter(inbox__isnull=False), at=at)
    if further := [fact.conversation for fact in facts if fact.rings and not fact.first]:
        _ring(
            further, Bell.objects.filter(pk__in=Ringing.objects.filter(conversation__in=further).values("bell")), at=at
        )


def ring_for_urgency(facts: Sequence[PriorityChanged], *, at: datetime) -> None:
    """What became urgent rings."""
    if numbers := [fact.conversation for fact in facts if fact.priority == Priority.URGENT]:
        _ring(numbers, Bell.objects.filter(when_urgent=True), at=at)


def ring_for_tags(facts: Sequence[TagsChanged], *, at: datetime) -> None:
    """What was tagged rings where a bell hangs at the tag."""
    if added := {tag for fact in facts for tag in fact.added}:
        _ring([fact.conversation for fact in facts if fact.added], Bell.objects.filter(tag__in=added), at=at)


def hang_at_the_other_tag(facts: Sequence[TagsMerged], *, at: datetime) -> None:
    """A bell at a tag that is one with another now hangs at that one, and does not go with it."""
    for fact in facts:
        Bell.objects.filter(tag=fact.tag).update(tag=fact.into)


def _ring(numbers: Collection[int], bells: Collection[Bell], *, at: datetime) -> None:
    known = list(bells)
    if not known:
        return
    for conversation in Conversation.objects.filter(pk__in=numbers).prefetch_related("tags"):
        borne = {tag.pk for tag in conversation.tags.all()}
        for bell in known:
            if _is_for(bell, conversation, borne):
                ring(conversation, bell, at=at)
                break


def _is_for(bell: Bell, conversation: Conversation, borne: Collection[int]) -> bool:
    return (
        (not bell.when_urgent or conversation.priority == Priority.URGENT)
        and bell.inbox_id in (None, conversation.inbox_id)
        and (bell.tag_id is None or bell.tag_id in borne)
    )
