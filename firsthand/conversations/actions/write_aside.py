"""Somebody outside is written to about a matter, in a thread that its customer never sees."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import owned_by_acting, refuse_while_held, taken_up
from firsthand.conversations.actions.indexing import index
from firsthand.conversations.actions.put_message import attach_stored, put_message, said_before
from firsthand.conversations.facts import SideLetterWritten
from firsthand.conversations.models import Conversation, Message, SideThread
from firsthand.conversations.rules.addressing import Addressing
from firsthand.conversations.rules.incoming import Party
from firsthand.conversations.rules.refusals import CustomerIsNotOutside, NobodyOutside, NothingWritten
from firsthand.conversations.rules.subjects import answering
from firsthand.conversations.rules.words import Words
from firsthand.journal.record import record
from firsthand.kit.text import one_line
from firsthand.people.queries import addresses_of
from firsthand.people.rules import normalised
from firsthand.team.models import Representative


@transaction.atomic
def begin_aside(
    conversation: Conversation,
    *,
    addressing: Addressing,
    subject: str,
    words: Words,
    hands_on: Message | None = None,
    by: Representative,
    at: datetime,
    external_id: str | None = None,
) -> Message:
    """A side thread stands beside the conversation, and its first letter is on its way; what nobody owned is the writer's.

    Nothing of the conversation goes with it but these words and files, and the letter that it hands on. Raises
    `NothingWritten`, `NobodyOutside`,
    `CustomerIsNotOutside`, `TooManyRecipients`, `IsHeldBack`.
    """
    conversation = _taken_up(conversation, addressing, words, by=by)
    if sent := said_before(conversation, external_id):
        return sent
    side = SideThread(
        conversation=conversation, subject=one_line(subject, at_most=500), begun_by=by, begun_at=at, last_at=at
    )
    side.write_to(addressing.recipients(), at=at)
    side.save()
    conversation.side_count += 1
    message = _message(side, addressing, words, subject=side.subject, by=by, at=at, external_id=external_id)
    message.hands_on = hands_on
    return _written(message, words, conversation, by=by, at=at)


@transaction.atomic
def answer_aside(
    side: SideThread,
    *,
    words: Words,
    addressing: Addressing | None = None,
    by: Representative,
    at: datetime,
    external_id: str | None = None,
) -> Message:
    """The next letter of a side thread is on its way: to everybody who was written to in it, unless it is said to whom.

    Raises what `begin_aside` raises.
    """
    addressing = addressing or Addressing(to=side.people)
    conversation = _taken_up(side.conversation, addressing, words, by=by)
    if sent := said_before(conversation, external_id):
        return sent
    side.write_to(addressing.recipients(), at=at)
    side.save(update_fields=["parties", "last_at", "unread_since"])
    message = _message(side, addressing, words, subject=answering(side.subject), by=by, at=at, external_id=external_id)
    return _written(message, words, conversation, by=by, at=at)


def _taken_up(conversation: Conversation, addressing: Addressing, words: Words, *, by: Representative) -> Conversation:
    if words.is_empty:
        raise NothingWritten
    if not addressing.to:
        raise NobodyOutside
    addressing.recipients()
    conversation = taken_up(conversation, by=by)
    refuse_while_held(conversation)
    _refuse_customer(conversation, (*addressing.to, *addressing.cc, *addressing.bcc))
    return conversation


def _refuse_customer(conversation: Conversation, people: Sequence[Party]) -> None:
    """What the customer answered would stand where nobody looks for it, and they would read what is not for them."""
    theirs = {normalised(one.value) for one in addresses_of(conversation.customer)}
    if wrong := next((one for one in people if normalised(one.address) in theirs), None):
        raise CustomerIsNotOutside(address=wrong.address)


def _message(
    side: SideThread,
    addressing: Addressing,
    words: Words,
    *,
    subject: str,
    by: Representative,
    at: datetime,
    external_id: str | None,
) -> Message:
    return Message(
        conversation=side.conversation,
        side_thread=side,
        kind=Message.Kind.SIDE_LETTER,
        author_representative=by,
        at=at,
        subject=subject,
        text=words.text,
        html=words.html,
        reply_text=words.text,
        recipients=addressing.recipients(),
        sent_from=addressing.sender,
        delivery=Message.Delivery.QUEUED,
        external_id=external_id,
    )


def _written(
    message: Message, words: Words, conversation: Conversation, *, by: Representative, at: datetime
) -> Message:
    put_message(message)
    attach_stored(message, words.files)
    owned = owned_by_acting(conversation, by=by)
    conversation.message_count += 1
    conversation.put("side_count", "message_count", "owner")
    index([message], conversation)
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    letter = SideLetterWritten(**who, message=message.pk, side_thread=message.side_thread_id or 0)
    record(*owned, letter, by=by, at=at)
    return message
