"""How far a message came on its way is written on it."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from firsthand.conversations.facts import MessageBounced, MessageCalledSpam, MessageFailed, MessageSent
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.rules.states import State
from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record
from firsthand.kit.text import excerpt
from firsthand.live import tell
from firsthand.people.rules import normalised
from firsthand.people.rules.failures import Why

Delivery = Message.Delivery


@transaction.atomic
def mark_sent(message: Message, *, at: datetime, note: str = "", why: str = "") -> None:
    """The next mail server has taken it; one that has come back meanwhile stays so."""
    if _mark(message, Delivery.SENT, note=note, why=why, delivered_at=at):
        record(MessageSent(**_who(message)), by=HOUSE, at=at)


@transaction.atomic
def mark_waiting(message: Message) -> None:
    """It waits for its turn, because its mailbox sends no more letters at a time."""
    if message.delivery != Delivery.WAITING and _mark(message, Delivery.WAITING, note="", why=""):
        tell([f"conversation:{message.conversation_id}"])


@transaction.atomic
def mark_retrying(message: Message, *, note: str, why: str = "") -> None:
    """It was not taken yet and will be tried again, by us or by a server on its way; the representative sees why."""
    if _mark(message, Delivery.RETRYING, note=note, why=why):
        tell([f"conversation:{message.conversation_id}"])


@transaction.atomic
def mark_arrived(message: Message, *, at: datetime) -> None:
    """The customer's own mail server has taken it, as the provider that carried it tells."""
    _mark(message, Delivery.ARRIVED, note="", why="", delivered_at=at)
    tell([f"conversation:{message.conversation_id}"])


@transaction.atomic
def mark_complained(message: Message, *, at: datetime) -> None:
    """It arrived, and was called spam there; whoever wrote it is told, once."""
    if message.delivery_why != Why.COMPLAINED and _mark(message, Delivery.ARRIVED, note="", why=Why.COMPLAINED):
        record(MessageCalledSpam(**_who(message)), by=HOUSE, at=at)


@transaction.atomic
def mark_failed(message: Message, *, note: str, at: datetime, why: str = "") -> None:
    """It will not be tried any more, and the customer is owed an answer still."""
    conversation = Conversation.objects.locked().get(pk=message.matter.pk)
    if _mark(message, Delivery.FAILED, note=note, why=why):
        _owe_again(conversation, message, at=at)
        record(MessageFailed(**_who(message)), by=HOUSE, at=at)


@transaction.atomic
def mark_bounced(
    message: Message, *, note: str, hard: bool, at: datetime, why: str = "", of: Collection[str] = ()
) -> None:
    """It came back: not at all deliverable when hard, so that an answer is owed still; not now when soft.

    Where it came back `of` those alone who had a copy, it says so beside them: whom it was written to has it. What is
    heard afterwards of another's full mailbox makes nothing deliverable that was not.
    """
    conversation = Conversation.objects.locked().get(pk=message.matter.pk)
    if message.is_only_copied_to(of):
        _refuse_copies(message, of, note=note)
        return
    kind, unless = ("hard", {}) if hard else ("soft", {"bounce": "hard"})
    how = {"delivery": Delivery.BOUNCED, "bounce": kind, "delivery_why": why, "delivery_note": _short(note)}
    if not _write(message, unless=unless, **how):
        return
    if hard:
        _owe_again(conversation, message, at=at)
    record(MessageBounced(**_who(message), hard=hard, why=why), by=HOUSE, at=at)


def _mark(message: Message, delivery: Message.Delivery, *, note: str, why: str, **when: datetime) -> bool:
    """Whether it is written. A server may give its word after the report that the message came back: that stays."""
    how = {"delivery": delivery, "delivery_why": why, "delivery_note": _short(note), **when}
    return _write(message, unless={"delivery": Delivery.BOUNCED}, **how)


def _refuse_copies(message: Message, of: Collection[str], *, note: str) -> None:
    """Under the lock of the conversation: each report is about another of them."""
    message.refresh_from_db(fields=["recipients"])
    for one in message.recipients:
        if normalised(one["address"]) in of:
            one["refused"] = _short(note)
    message.save(update_fields=["recipients"])
    tell([f"conversation:{message.matter.pk}"])


def _write(message: Message, *, unless: Mapping[str, str], **said: Any) -> bool:
    # One statement that looks and writes: between two the report could come in.
    if not Message.objects.filter(pk=message.pk).exclude(**unless).update(**said):
        return False
    for name, value in said.items():
        setattr(message, name, value)
    return True


def _owe_again(conversation: Conversation, message: Message, *, at: datetime) -> None:
    """An answer that never arrived was none: if it was the last word, the conversation is open and owes one now."""
    said = conversation.messages.filter(kind__in=[Message.Kind.RECEIVED, Message.Kind.REPLY], automatic="")
    is_last_word = message.kind == Message.Kind.REPLY and not said.filter(pk__gt=message.pk).exists()
    if conversation.is_resolved or conversation.is_held or not is_last_word:
        return
    asked = said.filter(kind=Message.Kind.RECEIVED).order_by("-pk").values_list("at", flat=True).first()
    conversation.state, conversation.snoozed_until = State.OPEN, None
    conversation.asked_at, conversation.answer_due_at = asked or at, at
    conversation.put("state", "snoozed_until", "asked_at", "answer_due_at", *conversation.run_on(at=at))


def _short(note: str) -> str:
    return excerpt(note, at_most=500)


def _who(message: Message) -> dict[str, int]:
    return {"conversation": message.matter.pk, "customer": message.matter.customer_id, "message": message.pk}
