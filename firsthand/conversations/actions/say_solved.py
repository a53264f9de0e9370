"""The customer says whether their matter is solved: theirs is the word that counts."""

from datetime import datetime
from typing import Any

from django.db import transaction

from firsthand.conversations.actions import word_heard
from firsthand.conversations.actions.resolve import closed
from firsthand.conversations.actions.their_own import their_own
from firsthand.conversations.actions.who_left import into_hands_that_are_here
from firsthand.conversations.facts import ConversationReopened, SaidSolved, SaidUnsolved
from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import is_said_solved
from firsthand.journal.facts import Fact
from firsthand.journal.record import record
from firsthand.people.models import Customer


@transaction.atomic
def say_solved(conversation: Conversation, *, by: Customer, at: datetime) -> Conversation:
    """The matter is closed and nothing is owed; one that is closed already is confirmed. Said twice, it is said once."""
    matter = their_own(conversation, by=by)
    if matter.is_held or is_said_solved(matter):
        return matter
    facts: list[Fact] = [SaidSolved(conversation=matter.pk, customer=by.pk, owner=matter.owner_id)]
    if matter.follow_up_by_id is not None:
        facts.append(word_heard.solved(matter, at=at))
        matter.put(*word_heard.SOLVED)
    if not matter.is_resolved:
        facts.append(closed(matter, at=at))
    record(*facts, by=by, at=at)
    return matter


@transaction.atomic
def say_unsolved(conversation: Conversation, *, by: Customer, at: datetime) -> Conversation:
    """The matter is open with the owner it had, who owes an answer from now on; said twice, it is said once."""
    matter = their_own(conversation, by=by)
    if matter.is_held or (matter.is_open and not word_heard.is_news(matter)):
        return matter
    came_back, heard, changed = matter.is_resolved, list[Fact](), list[str]()
    if matter.follow_up_by_id is not None:
        fact, changed = word_heard.unsolved(matter, at=at, themselves=True)
        heard.append(fact)
    changed += [*matter.owe_answer(at=at), *into_hands_that_are_here(matter, at=at)]
    matter.put(*changed)
    who: dict[str, Any] = {"conversation": matter.pk, "customer": by.pk, "owner": matter.owner_id}
    facts: list[Fact] = [SaidUnsolved(**who, came_back=came_back), *heard]
    if came_back:
        facts.append(ConversationReopened(**who, times=matter.reopenings))
    record(*facts, by=by, at=at)
    return matter
