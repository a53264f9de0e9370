"""A representative answers the customer."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import (
    owned_by_acting,
    refuse_when_changed,
    refuse_while_held,
    taken_up,
)
from firsthand.conversations.actions.cross import quoted_for, refuse_bad_way
from firsthand.conversations.actions.indexing import index
from firsthand.conversations.actions.put_message import attach_stored, put_message, said_before
from firsthand.conversations.actions.remember_copies import remember_copies
from firsthand.conversations.facts import ReplyWritten
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.queries import address_after, is_answered_by_chat, wrote_last
from firsthand.conversations.queries.thread import Wrote
from firsthand.conversations.rules.addressing import TO_THE_CUSTOMER, Addressing
from firsthand.conversations.rules.crossing import CHAT
from firsthand.conversations.rules.incoming import Party
from firsthand.conversations.rules.refusals import AnsweredMeanwhile, NobodyToWriteTo, NothingWritten
from firsthand.conversations.rules.states import LastBy, State
from firsthand.conversations.rules.subjects import answering
from firsthand.conversations.rules.words import Words
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def reply(
    conversation: Conversation,
    *,
    words: Words,
    addressing: Addressing = TO_THE_CUSTOMER,
    by: Representative,
    at: datetime,
    read_to: int | None = None,
    seen: int | None = None,
    external_id: str | None = None,
) -> Message:
    """The answer stands and is on its way, nothing is owed, it is the customer's turn; what nobody owned is theirs.

    It goes the way by which the customer wrote last: to that address, unless `addressing` says otherwise, or into the
    chat. `read_to` is the last message the writer had before their eyes. Raises `NothingWritten`, `NobodyToWriteTo`,
    `NotProvenTheirs`, `NoChatHere`, `TooManyRecipients`, and
    `AnsweredMeanwhile` when a colleague's answer came after it.
    """
    if words.is_empty:
        raise NothingWritten
    conversation = taken_up(conversation, by=by)
    # Looked for under the lock: of two repeats at one moment, the second finds what the first has sent.
    if sent := said_before(conversation, external_id):
        return sent
    refuse_when_changed(conversation, seen=seen)
    refuse_while_held(conversation)
    refuse_when_answered(conversation, by=by, read_to=read_to)
    refuse_bad_way(conversation, addressing)
    message = put_message(_message(conversation, words, addressing, by=by, at=at, external_id=external_id))
    attach_stored(message, words.files)
    remember_copies(message)
    facts = [*owned_by_acting(conversation, by=by), _written(conversation, message, at=at)]
    _take_note(conversation, words, at=at)
    index([message], conversation)
    record(*facts, by=by, at=at)
    if message.is_chat:
        # Where nobody reads the chat any more, it has become a letter.
        message.refresh_from_db(fields=["channel", "recipients", "delivery", "delivered_at"])
    return message


def refuse_when_answered(conversation: Conversation, *, by: Representative, read_to: int | None) -> None:
    """Raises `AnsweredMeanwhile` when a colleague's answer came after the last message that was read."""
    if read_to is None:
        return
    newer = conversation.messages.filter(pk__gt=read_to, kind=Message.Kind.REPLY).exclude(author_representative=by)
    if colleague := newer.select_related("author_representative").first():
        raise AnsweredMeanwhile(name=colleague.author_representative)


def _message(
    conversation: Conversation,
    words: Words,
    addressing: Addressing,
    *,
    by: Representative,
    at: datetime,
    external_id: str | None,
) -> Message:
    wrote = None if addressing.way or addressing.to else wrote_last(conversation)
    by_chat = goes_by_chat(conversation, addressing, wrote)
    return Message(
        conversation=conversation,
        kind=Message.Kind.REPLY,
        channel="chat" if by_chat else "",
        author_representative=by,
        at=at,
        subject=answering(conversation.subject) if conversation.message_count else conversation.subject,
        text=words.text,
        html=words.html,
        reply_text=words.text,
        quoted=quoted_for(conversation, addressing),
        recipients=[] if by_chat else _recipients(conversation, addressing, wrote),
        sent_from=addressing.sender,
        # What is said in a chat lies where its reader looks for it as soon as it is on disk.
        delivery=Message.Delivery.SENT if by_chat else Message.Delivery.QUEUED,
        delivered_at=at if by_chat else None,
        external_id=external_id,
    )


def goes_by_chat(conversation: Conversation, addressing: Addressing, wrote: Wrote | None) -> bool:
    """Whether an answer goes into the chat, and not by mail."""
    if addressing.way:
        return addressing.way == CHAT
    return not addressing.recipients(otherwise=None) and is_answered_by_chat(conversation, wrote)


def _recipients(conversation: Conversation, addressing: Addressing, wrote: Wrote | None) -> list[dict[str, str]]:
    return addressing.recipients(otherwise=None if addressing.to else _customer(conversation, wrote))


def _customer(conversation: Conversation, wrote: Wrote | None) -> Party:
    to = address_after(conversation, wrote)
    if not to:
        raise NobodyToWriteTo
    return Party(to, conversation.customer.name)


def _take_note(conversation: Conversation, words: Words, *, at: datetime) -> None:
    changed = conversation.show_last(words.text, by=LastBy.REPRESENTATIVE, at=at) + conversation.give_answer(at=at)
    conversation.state, conversation.resolved_at, conversation.snoozed_until = State.WAITING, None, None
    conversation.put(*changed, "state", "resolved_at", "snoozed_until", "owner")


def _written(conversation: Conversation, message: Message, *, at: datetime) -> ReplyWritten:
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    waited = int((at - conversation.asked_at).total_seconds()) if conversation.asked_at else None
    return ReplyWritten(
        **who,
        message=message.pk,
        asked_seconds=waited,
        late=conversation.is_overdue(at),
        followed=conversation.follower_count > 0,
        by_chat=message.is_chat,
    )
