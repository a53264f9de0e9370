"""How every act begins: the conversation is locked, looked at again, and whoever acts may."""

from collections.abc import Mapping, Sequence

from firsthand.conversations.facts import ConversationOwned
from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import one_locked_for, visible_to
from firsthand.conversations.rules.permissions import may_answer
from firsthand.conversations.rules.refusals import ChangedMeanwhile, IsHeldBack, IsMergedAway, NotYours
from firsthand.kit.errors import Refused
from firsthand.team.models import Representative


def taken_up(conversation: Conversation, *, by: Representative, seen: int | None = None) -> Conversation:
    """The conversation as it stands now, locked until the transaction ends.

    Raises `NotYours`, `IsMergedAway`, and `ChangedMeanwhile` when it is not at version `seen` any more.
    """
    if not may_answer(by):
        raise NotYours
    now = one_locked_for(by, conversation.pk)
    if now is None:
        raise NotYours
    if now.merged_into_id:
        raise IsMergedAway
    refuse_when_changed(now, seen=seen)
    return now


def refused_among(locked: Sequence[Conversation], *, seen: Mapping[int, int], by: Representative) -> dict[int, Refused]:
    """Which of those that the caller has locked they may not act on, by number, and why; `seen` are versions, where known."""
    numbers = [one.pk for one in locked]
    theirs = set(visible_to(by).filter(pk__in=numbers).values_list("pk", flat=True)) if may_answer(by) else set()
    return {
        one.pk: NotYours() if one.pk not in theirs else IsMergedAway() if one.merged_into_id else ChangedMeanwhile()
        for one in locked
        if one.pk not in theirs or one.merged_into_id or seen.get(one.pk, one.version) != one.version
    }


def refuse_when_changed(now: Conversation, *, seen: int | None) -> None:
    """Raises `ChangedMeanwhile` when it is not at version `seen` any more."""
    if seen is not None and now.version != seen:
        raise ChangedMeanwhile


def refuse_while_held(now: Conversation) -> None:
    """Raises `IsHeldBack`: whoever goes on with it says first that it is not spam, and the machine learns from that."""
    if now.is_held:
        raise IsHeldBack


def owned_by_acting(now: Conversation, *, by: Representative) -> list[ConversationOwned]:
    """What nobody owned is theirs who acts; the caller writes `owner`, and records this. Nothing where somebody owned it."""
    if now.owner_id is not None:
        return []
    now.owner = by
    who = {"conversation": now.pk, "customer": now.customer_id}
    return [ConversationOwned(**who, owner=by.pk, handed=now.was_handed_over)]
