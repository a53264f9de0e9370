"""What the customer said of a matter that was handed over, to one of us and in whatever way: solved, or not."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import refuse_while_held, taken_up
from firsthand.conversations.actions.put_note import put_note
from firsthand.conversations.actions.resolve import closed
from firsthand.conversations.actions.word_heard import SOLVED, solved, unsolved
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.refusals import NobodyHasToAsk
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def hear_solved(
    conversation: Conversation, *, by: Representative, at: datetime, seen: int | None = None
) -> Conversation:
    """What was handed over is solved by the customer's word, and the matter closes. Raises `NobodyHasToAsk`."""
    conversation = _heard_in(conversation, by=by, seen=seen)
    fact = solved(conversation, at=at)
    conversation.put(*SOLVED)
    record(fact, closed(conversation, at=at), by=by, at=at)
    return conversation


@transaction.atomic
def hear_unsolved(
    conversation: Conversation, *, words: str = "", by: Representative, at: datetime, seen: int | None = None
) -> Conversation:
    """The first owner has it again, with what the customer says, and has to ask again later. Raises `NobodyHasToAsk`."""
    conversation = _heard_in(conversation, by=by, seen=seen)
    if words.strip():
        put_note(conversation, words.strip(), by=by, at=at)
    fact, changed = unsolved(conversation, at=at)
    conversation.put("message_count", *changed)
    record(fact, by=by, at=at)
    return conversation


def _heard_in(conversation: Conversation, *, by: Representative, seen: int | None) -> Conversation:
    """The conversation, locked, in which somebody still has to ask."""
    now = taken_up(conversation, by=by, seen=seen)
    refuse_while_held(now)
    if now.follow_up_by_id is None:
        raise NobodyHasToAsk
    return now
