"""An answer is written that leaves later."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from firsthand.conversations.actions.acting import owned_by_acting, refuse_while_held, taken_up
from firsthand.conversations.actions.cross import refuse_bad_way
from firsthand.conversations.actions.reply import goes_by_chat, refuse_when_answered
from firsthand.conversations.errands import let_leave
from firsthand.conversations.facts import ReplyPostponed
from firsthand.conversations.models import Conversation, Unsent
from firsthand.conversations.queries import wrote_last
from firsthand.conversations.rules.addressing import TO_THE_CUSTOMER, Addressing
from firsthand.conversations.rules.crossing import CHAT
from firsthand.conversations.rules.refusals import LeavesInThePast, LeavesTooLate, NothingWritten
from firsthand.conversations.rules.words import Words
from firsthand.files.models import StoredFile
from firsthand.journal.errands import enqueue
from firsthand.journal.record import record
from firsthand.team.models import Representative

AT_MOST = timedelta(days=366)


@transaction.atomic
def postpone(
    conversation: Conversation,
    *,
    words: Words,
    leaves_at: datetime,
    addressing: Addressing = TO_THE_CUSTOMER,
    by: Representative,
    at: datetime,
    read_to: int | None = None,
    resolves: bool = False,
    external_id: str | None = None,
) -> Unsent:
    """The answer stands, durably, and leaves at that moment; until then it may be changed, and the customer has nothing.

    Where it `resolves`, the matter is solved when it has left.
    What nobody owned is the writer's. Raises `NothingWritten`, `LeavesInThePast`, `LeavesTooLate`,
    `IsHeldBack`, and `AnsweredMeanwhile` when a colleague's answer came after `read_to`.
    """
    if words.is_empty:
        raise NothingWritten
    refuse_bad_time(leaves_at, at=at)
    addressing.recipients()
    conversation = taken_up(conversation, by=by)
    if external_id and (kept := conversation.unsent_answers.filter(external_id=external_id).first()):
        return kept
    refuse_while_held(conversation)
    refuse_when_answered(conversation, by=by, read_to=read_to)
    refuse_bad_way(conversation, addressing)
    unsent = Unsent(
        conversation=conversation,
        author=by,
        text=words.text,
        html=words.html,
        addressing=addressing.as_json(),
        customer_id=conversation.customer_id,
        read_to=read_to,
        written_at=at,
        leaves_at=leaves_at,
        resolves=resolves,
        external_id=external_id,
    )
    _stand(unsent, words.files, by=by, at=at)
    return unsent


def _stand(unsent: Unsent, files: Sequence[StoredFile], *, by: Representative, at: datetime) -> None:
    """It is written down and waits for its time; what nobody owned is the writer's."""
    conversation = unsent.conversation
    unsent.save(force_insert=True)
    if files:
        unsent.files.set(files)
    owned = owned_by_acting(conversation, by=by)
    conversation.unsent_count += 1
    conversation.put("unsent_count", "owner")
    record(*owned, postponed(unsent, conversation), by=by, at=at)
    set_out_at(unsent)


def refuse_bad_time(leaves_at: datetime, *, at: datetime) -> None:
    """Raises `LeavesInThePast`, `LeavesTooLate`."""
    if leaves_at <= at:
        raise LeavesInThePast
    if leaves_at > at + AT_MOST:
        raise LeavesTooLate


def set_out_at(unsent: Unsent) -> None:
    """An errand lets it leave at its time; one for a time that was changed finds it and does nothing."""
    enqueue(let_leave, unsent.pk, key=f"unsent:{unsent.pk}:{unsent.leaves_at.isoformat()}", run_at=unsent.leaves_at)


def postponed(unsent: Unsent, conversation: Conversation) -> ReplyPostponed:
    """The fact that it leaves at its time."""
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    to = unsent.goes_to
    by_chat = to.way == CHAT or (
        _began_in_chat(conversation) and goes_by_chat(conversation, to, wrote_last(conversation))
    )
    return ReplyPostponed(**who, unsent=unsent.pk, leaves=unsent.leaves_at.isoformat(), by_chat=by_chat)


def _began_in_chat(conversation: Conversation) -> bool:
    """Of others it is looked at when they leave: it would cost every letter a statement."""
    return conversation.inbox.channel == "chat"
