"""A message becomes a matter of its own."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import refuse_while_held, taken_up
from firsthand.conversations.actions.regroup import as_it_stood, carry, count_again, put_all, remember
from firsthand.conversations.facts import ConversationSplit, MatterSplitOff
from firsthand.conversations.models import Conversation, Message, Regrouping
from firsthand.conversations.rules.refusals import NothingWouldRemain, NotOfTheThread
from firsthand.conversations.rules.subjects import bare
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def split(
    message: Message, *, following: bool, by: Representative, at: datetime, seen: int | None = None
) -> Regrouping:
    """It stands in a new matter of whoever wrote it, alone or with all that follows it; each owes what it owes.

    Raises `NotOfTheThread` for what is said aside, and `NothingWouldRemain`.
    """
    origin = taken_up(message.matter, by=by, seen=seen)
    refuse_while_held(origin)
    going = _going(message, origin, following=following)
    before = {"source_before": as_it_stood(origin)}
    new = _begun(going, origin)
    carry([one.pk for one in going], to=new)
    stand_by_their_words(new)
    put_all(new)
    before["target_before"] = as_it_stood(new)
    stand_by_their_words(origin)
    put_all(origin)
    record(
        ConversationSplit(conversation=origin.pk, customer=origin.customer_id, into=new.pk),
        MatterSplitOff(conversation=new.pk, customer=new.customer_id, origin=origin.pk),
        by=by,
        at=at,
    )
    return remember(Regrouping.Kind.SPLIT, origin, new, by=by, at=at, messages=[one.pk for one in going], **before)


def _going(message: Message, origin: Conversation, *, following: bool) -> Sequence[Message]:
    thread = list(origin.messages.of_the_thread().select_related("author_customer").order_by("pk"))
    going = [one for one in thread if one.pk == message.pk or (following and one.pk > message.pk)]
    if message.pk not in {one.pk for one in going}:
        raise NotOfTheThread
    staying = {one.pk for one in thread} - {one.pk for one in going}
    if not any(one.is_between_us for one in thread if one.pk in staying):
        raise NothingWouldRemain
    return going


def _begun(going: Sequence[Message], origin: Conversation) -> Conversation:
    first = going[0]
    new = Conversation(
        inbox=origin.inbox,
        customer=first.author_customer or origin.customer,
        team_id=origin.team_id,
        owner_id=origin.owner_id,
        priority=origin.priority,
        subject=bare(first.subject)[:500] or origin.subject,
        language=origin.language,
        related=origin,
        opened_at=first.at,
        last_at=first.at,
    )
    new.put()
    return new


def stand_by_their_words(conversation: Conversation) -> None:
    """It owes an answer if the customer had the last word, since they asked; else none. The caller writes it."""
    count_again(conversation)
    said = conversation.messages.seen_by_customer().filter(automatic="").order_by("pk")
    unanswered: list[Message] = []
    for one in said.only("kind", "at"):
        unanswered = [*unanswered, one] if one.kind == Message.Kind.RECEIVED else []
    if not unanswered:
        conversation.answer()
    elif conversation.is_open and (conversation.asked_at is None or conversation.asked_at != unanswered[0].at):
        conversation.answer()
        conversation.owe_answer(at=unanswered[0].at)
