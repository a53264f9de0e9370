"""How a conversation is held back, and how it comes back from there as it stood."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from firsthand.conversations.actions.indexing import index_all_again, unindex
from firsthand.conversations.actions.resolve import as_it_stood
from firsthand.conversations.actions.take_back import stand_as
from firsthand.conversations.facts import ConversationReopened, MessageReceived
from firsthand.conversations.models import Conversation, Hold, Message
from firsthand.conversations.rules.states import HeldFor
from firsthand.conversations.rules.verdict import Reason, Verdict
from firsthand.journal.facts import Fact
from firsthand.journal.record import record
from firsthand.kit.prepared import prepared
from firsthand.kit.rows import insert, update, update_all
from firsthand.team.models import Representative

# All that a hold changes of its conversation.
CHANGED = (
    "state held_for resolved_at answer_due_at asked_at late_at snoozed_until solution_due_at paused_at reopenings"
).split()


def hold_as(verdict: Verdict, conversation: Conversation, *, at: datetime) -> None:
    """The hold of a conversation that began held, by nobody but the house."""
    insert(
        Hold(
            conversation=conversation,
            held_for=verdict.held_for,
            score=verdict.score,
            reasons=list(verdict.reasons),
            at=at,
        )
    )


def hold_for(
    held_for: HeldFor,
    conversation: Conversation,
    *,
    by: Representative | None,
    at: datetime,
    score: int | None = None,
    reasons: Sequence[Reason] = (),
) -> None:
    """It is held from now on, whatever it was before, which is remembered."""
    before: dict[str, Any] = {**as_it_stood(conversation), "resolved": _written(conversation.resolved_at)}
    if earlier := hold_of(conversation):
        before["hold"] = earlier.pk
        end(earlier, Hold.Ended.CONFIRMED, by=by, at=at)
    why = {"held_for": held_for, "score": score, "reasons": list(reasons)}
    insert(Hold(conversation=conversation, at=at, by=by, before=before, **why))
    conversation.put(*conversation.hold(held_for))
    unindex(conversation)


def hold_of(conversation: Conversation) -> Hold | None:
    """The hold in force."""
    return next(iter(_in_force(conversation.pk)), None)


@prepared
def _in_force(conversation: int) -> QuerySet[Hold]:
    return Hold.objects.in_force().filter(conversation=conversation)


def end(hold: Hold, how: Hold.Ended, *, by: Representative | None, at: datetime) -> None:
    """The hold has ended."""
    hold.ended, hold.ended_at, hold.ended_by = how, at, by
    update(hold, "ended", "ended_at", "ended_by")


def end_all(holds: Sequence[Hold], how: Hold.Ended, *, by: Representative | None, at: datetime) -> None:
    """All of these have ended."""
    for hold in holds:
        hold.ended, hold.ended_at, hold.ended_by = how, at, by
    update_all(holds, "ended", "ended_at", "ended_by_id")


def renew_all(holds: Sequence[Hold]) -> None:
    """All of these are in force again, as if they had not ended."""
    for hold in holds:
        hold.ended, hold.ended_at, hold.ended_by = Hold.Ended.NOT_YET, None, None
    update_all(holds, "ended", "ended_at", "ended_by_id")


def stand_held(conversations: Sequence[Conversation], holds: Mapping[int, Hold]) -> None:
    """Each is held for what its hold, which is in force, says; nothing of it is in the index, as before."""
    for one in conversations:
        one.hold(HeldFor(holds[one.pk].held_for))
    _put(conversations)


def stand_free(conversation: Conversation, hold: Hold, *, at: datetime) -> None:
    """It stands as before it was held; what came meanwhile has come now, and is owed an answer since it came."""
    stand_free_all([conversation], {conversation.pk: hold}, at=at)


def stand_free_all(conversations: Sequence[Conversation], holds: Mapping[int, Hold], *, at: datetime) -> None:
    """Each stands as before it was held, by the hold under its number: few statements, however many they are."""
    if not conversations:
        return
    firsts = {one.pk: first_of(holds[one.pk]) for one in conversations}
    came = _came_since(firsts)
    facts = {one.pk: _let_stand(one, firsts[one.pk], came[one.pk]) for one in conversations}
    _put(conversations)
    index_all_again(conversations)
    for one in conversations:
        if facts[one.pk]:
            record(*facts[one.pk], by=one.customer, at=at)


def _let_stand(conversation: Conversation, first: Hold, came: Sequence[Message]) -> list[Fact]:
    """It stands free, and what came of that; whoever calls writes it."""
    conversation.let_go()
    if first.before:
        stand_as(conversation, first.before)
        conversation.resolved_at = _moment(first.before.get("resolved"))
    was_resolved = conversation.is_resolved
    if asked := next((one for one in came if not one.automatic), None):
        conversation.owe_answer(at=asked.at)
    facts = _received(came, conversation, began_held=not first.before)
    return [*facts, _reopened(conversation)] if was_resolved and not conversation.is_resolved else facts


def _put(conversations: Sequence[Conversation]) -> None:
    for one in conversations:
        one.version += 1
        one.stand_in_place()
    update_all(conversations, *CHANGED, "version", "due_order")


def first_of(hold: Hold) -> Hold:
    """The hold with which it began: one that was marked may have looked like spam before."""
    while earlier := hold.before.get("hold"):
        hold = Hold.objects.get(pk=earlier)
    return hold


def _came_since(firsts: Mapping[int, Hold]) -> dict[int, list[Message]]:
    """The letters that came to each conversation while it was held, in their order."""
    came: dict[int, list[Message]] = {number: [] for number in firsts}
    since = min(first.at for first in firsts.values())
    received = Message.objects.filter(conversation__in=firsts, kind=Message.Kind.RECEIVED, at__gte=since).order_by("pk")
    for one in received.only("conversation", "at", "automatic", "channel"):
        number = one.conversation_id or 0
        first = firsts[number]
        # What began held was held from its first letter on, which came at the same moment.
        if one.at > first.at or (one.at == first.at and not first.before):
            came[number].append(one)
    return came


def _received(came: Sequence[Message], conversation: Conversation, *, began_held: bool) -> list[Fact]:
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    return [
        MessageReceived(
            **who, message=one.pk, first=began_held and place == 0, automatic=one.automatic, channel=one.channel
        )
        for place, one in enumerate(came)
    ]


def _reopened(conversation: Conversation) -> ConversationReopened:
    return ConversationReopened(
        conversation=conversation.pk,
        customer=conversation.customer_id,
        owner=conversation.owner_id,
        times=conversation.reopenings,
    )


def _written(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
