"""Messages go from one matter to another with all that belongs to them, and how both stood is kept."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import F

from firsthand.conversations.actions.indexing import index_moved, unindex
from firsthand.conversations.models import Conversation, Following, Mention, Message, Pin, Regrouping
from firsthand.conversations.rules.states import LastBy, State
from firsthand.kit.text import excerpt
from firsthand.team.models import Representative

MOMENTS = (
    "resolved_at snoozed_until answer_due_at asked_at late_at solution_due_at paused_at first_answered_at "
    "opened_at last_at"
).split()
PLAIN = (
    "subject state priority owner_id team_id reopenings last_by excerpt message_count side_count unsent_count "
    "hand_over_count follow_up_by_id"
).split()
KEPT = [*PLAIN, *MOMENTS]


def as_it_stood(conversation: Conversation) -> dict[str, Any]:
    """All that a regrouping changes of it, with moments in ISO 8601 and tags by id."""
    values = {name: getattr(conversation, name) for name in PLAIN}
    moments = {name: at.isoformat() if (at := getattr(conversation, name)) else None for name in MOMENTS}
    return {**values, **moments, "tags": sorted(conversation.tags.values_list("pk", flat=True))}


def stand_as(conversation: Conversation, before: dict[str, Any]) -> None:
    """It stands as it stood; the caller writes it."""
    for name in PLAIN:
        # One of before a column was there says nothing of it.
        setattr(conversation, name, before.get(name, getattr(conversation, name)))
    for name in MOMENTS:
        setattr(conversation, name, datetime.fromisoformat(before[name]) if before[name] else None)
    conversation.tags.set(before["tags"])


def put_all(conversation: Conversation, *more: str) -> None:
    """All that a regrouping changes is written."""
    conversation.put(*(name.removesuffix("_id") for name in KEPT), *more)


def carry(messages: Collection[int], *, to: Conversation) -> None:
    """The messages stand in the other conversation, with their pins and mentions, and are found there."""
    Message.objects.filter(pk__in=messages).update(conversation=to)
    Pin.objects.filter(message__in=messages).update(conversation=to)
    Mention.objects.filter(message__in=messages).update(conversation=to)
    index_moved(Message.objects.filter(pk__in=messages), to)


def follow_on(other: Conversation, *, into: Conversation) -> list[int]:
    """Whoever followed the other follows this one; says who did not before. The caller writes it."""
    followed = dict(Following.objects.filter(conversation=other).values_list("representative", "since"))
    known = set(Following.objects.filter(conversation=into).values_list("representative", flat=True))
    anew = sorted(followed.keys() - known)
    Following.objects.bulk_create(
        [Following(conversation=into, representative_id=one, since=followed[one]) for one in anew]
    )
    into.follower_count = len(known) + len(anew)
    return anew


def follow_no_more(conversation: Conversation, representatives: Collection[int]) -> None:
    """These do not follow it any more. The caller writes it."""
    Following.objects.filter(conversation=conversation, representative__in=representatives).delete()
    conversation.follower_count = Following.objects.filter(conversation=conversation).count()


def empty(conversation: Conversation, *, into: Conversation, at: datetime) -> None:
    """Nothing stands in it and nothing is owed; its address leads to the other. The caller writes it."""
    conversation.merged_into = into
    conversation.message_count = conversation.side_count = conversation.unsent_count = 0
    conversation.hand_over_count, conversation.follow_up_by = 0, None
    conversation.excerpt = ""
    conversation.state, conversation.resolved_at, conversation.snoozed_until = State.RESOLVED, at, None
    conversation.owe_nothing()
    unindex(conversation)


def count_again(conversation: Conversation) -> None:
    """Its count and its newest word are those of the messages that stand in it. The caller writes it."""
    conversation.message_count = conversation.messages.count()
    newest = conversation.messages.of_the_thread().order_by("at", "pk").last()
    if newest is None:
        return
    conversation.excerpt = excerpt(newest.reply_text or newest.text, at_most=160)
    conversation.last_at = newest.at
    conversation.last_by = LastBy.CUSTOMER if newest.kind == Message.Kind.RECEIVED else LastBy.REPRESENTATIVE


def remember(
    kind: Regrouping.Kind, source: Conversation, target: Conversation, *, by: Representative, at: datetime, **more: Any
) -> Regrouping:
    """What was done, so that it can be taken back."""
    done = Regrouping.objects.create(
        kind=kind,
        source=source,
        target=target,
        source_version=source.version,
        target_version=target.version,
        by=by,
        at=at,
        **more,
    )
    tally(done, 1)
    return done


def tally(done: Regrouping, by: int) -> None:
    """What shows it beside knows that there is something to show; a merged-away one shows nothing."""
    shown = [done.target_id] if done.kind == Regrouping.Kind.MERGE else [done.source_id, done.target_id]
    Conversation.objects.filter(pk__in=shown).update(link_count=F("link_count") + by)
