"""How a conversation is held back, and how it comes back from there as it stood."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from firsthand.conversations.actions.indexing import index_again, unindex
from firsthand.conversations.actions.resolve import as_it_stood
from firsthand.conversations.actions.take_back import stand_as
from firsthand.conversations.facts import ConversationReopened, MessageReceived
from firsthand.conversations.models import Conversation, Hold, Message
from firsthand.conversations.rules.states import HeldFor
from firsthand.conversations.rules.verdict import Reason, Verdict
from firsthand.journal.facts import Fact
from firsthand.journal.record import record
from firsthand.kit.prepared import prepared
from firsthand.kit.rows import insert, update
from firsthand.team.models import Representative


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


def renew(hold: Hold) -> None:
    """The hold is in force again, as if it had not ended."""
    hold.ended, hold.ended_at, hold.ended_by = Hold.Ended.NOT_YET, None, None
    update(hold, "ended", "ended_at", "ended_by")


def stand_free(conversation: Conversation, hold: Hold, *, at: datetime) -> None:
    """It stands as before it was held; what came meanwhile has come now, and is owed an answer since it came."""
    first = first_of(hold)
    changed = conversation.let_go()
    if first.before:
        changed += stand_as(conversation, first.before)
        conversation.resolved_at = _moment(first.before.get("resolved"))
    was_resolved = conversation.is_resolved
    came = _came_since(first)
    if asked := next((one for one in came if not one.automatic), None):
        changed += conversation.owe_answer(at=asked.at)
    conversation.put(*dict.fromkeys(changed))
    index_again(conversation)
    facts = _received(came, conversation, began_held=not first.before)
    if was_resolved and not conversation.is_resolved:
        facts.append(_reopened(conversation))
    if facts:
        record(*facts, by=conversation.customer, at=at)


def first_of(hold: Hold) -> Hold:
    """The hold with which it began: one that was marked may have looked like spam before."""
    while earlier := hold.before.get("hold"):
        hold = Hold.objects.get(pk=earlier)
    return hold


def _came_since(first: Hold) -> list[Message]:
    # What began held was held from its first letter on, which came at the same moment.
    since = {"at__gt" if first.before else "at__gte": first.at}
    return list(first.conversation.messages.filter(kind=Message.Kind.RECEIVED, **since).order_by("pk"))


def _received(came: list[Message], conversation: Conversation, *, began_held: bool) -> list[Fact]:
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
