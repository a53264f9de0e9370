"""Conversations that were begun apart, because an answer overtook the letter that it answers, become one."""

from collections.abc import Sequence
from datetime import datetime

from firsthand.conversations.actions.kin import boxes_of, is_part
from firsthand.conversations.actions.regroup import carry, follow_on
from firsthand.conversations.facts import ConversationJoined
from firsthand.conversations.models import Conversation, Message, Regrouping
from firsthand.conversations.rules.states import State
from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record
from firsthand.people.models import Customer

OURS = [Message.Kind.REPLY, Message.Kind.NOTE, Message.Kind.SIDE_LETTER]


def joined(matters: Sequence[Conversation], *, at: datetime) -> Conversation:
    """The conversation of which all of these are part, locked: those that nobody has taken up yet stand in it now.

    Whoever's letter this is told by is proven to be part of each. Nothing is moved that the customer of the other
    conversation has not written or been sent, and nothing that one of us has begun to work on.
    """
    locked = _locked(matters)
    # What is held back stays so: nothing goes into the spam folder or out of it by itself.
    locked = [one for one in locked if not one.is_held] or locked[:1]
    if len(locked) == 1:
        return locked[0]
    into = next((one for one in locked if _is_taken_up(one)), locked[0])
    boxes = boxes_of(into.customer)
    for other in locked:
        if other is not into and not _is_taken_up(other) and _is_known(other, boxes, into.customer):
            _move(other, into=into, at=at)
    return into


def _locked(matters: Sequence[Conversation]) -> list[Conversation]:
    """In one order always, so that no two transactions wait for each other."""
    numbers = [one.pk for one in matters]
    found = Conversation.objects.locked().select_related("inbox__calendar", "customer").filter(pk__in=numbers)
    return sorted(found.order_by("pk"), key=lambda one: numbers.index(one.pk))


def _is_taken_up(conversation: Conversation) -> bool:
    if conversation.owner_id is not None or conversation.messages.filter(kind__in=OURS).exists():
        return True
    # Whoever merged or split it has decided what belongs together.
    return Regrouping.objects.touching(conversation).exists()


def _is_known(other: Conversation, boxes: set[str], customer: Customer) -> bool:
    return all(is_part(message, boxes, customer) for message in other.messages.defer("text", "html", "quoted"))


def take_in_messages(other: Conversation, *, into: Conversation) -> None:
    """All that stood in the other stands in this one, and is found there."""
    carry(list(other.messages.values_list("pk", flat=True)), to=into)
    if other.follower_count:
        follow_on(other, into=into)
    into.put(*_take_over(other, into=into))


def _move(other: Conversation, *, into: Conversation, at: datetime) -> None:
    take_in_messages(other, into=into)
    other.put(*_empty(other, into=into, at=at))
    who = {"conversation": other.pk, "customer": other.customer_id}
    record(ConversationJoined(**who, into=into.pk), by=HOUSE, at=at)


def _take_over(other: Conversation, *, into: Conversation) -> list[str]:
    """The answer is owed since the first of them asked."""
    into.message_count += other.message_count
    into.opened_at = min(into.opened_at, other.opened_at)
    if other.asked_at and (into.asked_at is None or other.asked_at < into.asked_at):
        into.asked_at, into.answer_due_at = other.asked_at, other.answer_due_at
        if not into.is_open:
            into.state, into.resolved_at, into.snoozed_until = State.OPEN, None, None
    return "follower_count message_count opened_at asked_at answer_due_at state resolved_at snoozed_until".split()


def _empty(other: Conversation, *, into: Conversation, at: datetime) -> list[str]:
    other.message_count, other.excerpt, other.related = 0, "", into
    other.state, other.resolved_at, other.snoozed_until = State.RESOLVED, at, None
    return [*other.owe_nothing(), "message_count", "excerpt", "related", "state", "resolved_at", "snoozed_until"]
