"""A customer's message arrives."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.holding import hold_as
from firsthand.conversations.actions.indexing import index
from firsthand.conversations.actions.place import Place, apart, place_of
from firsthand.conversations.actions.put_message import attach, attach_stored, put_message, remember_missing
from firsthand.conversations.actions.received import seen
from firsthand.conversations.actions.take_back_unsent import answers_held_back
from firsthand.conversations.actions.who_left import into_hands_that_are_here
from firsthand.conversations.actions.written_down import written_down
from firsthand.conversations.facts import ConversationReopened, HeldBack, MessageReceived
from firsthand.conversations.models import Conversation, Inbox, Message
from firsthand.conversations.rules.incoming import Incoming
from firsthand.conversations.rules.states import LastBy
from firsthand.conversations.rules.verdict import Judge, Verdict, suspects_nobody
from firsthand.files.models import StoredFile
from firsthand.journal.actor import HOUSE
from firsthand.journal.facts import Fact
from firsthand.journal.record import record
from firsthand.people.actions import recognise
from firsthand.people.models import Customer


@transaction.atomic(savepoint=False)
def receive(incoming: Incoming, *, inbox: Inbox, judge: Judge = suspects_nobody, at: datetime) -> Message:
    """The message stands in its conversation, or in a new one; one seen before is returned as it was.

    What the judge suspects is held back: kept, and shown in the spam folder, but nothing is owed and nobody is told.
    """
    if before := seen(incoming):
        return before
    customer = recognise(incoming.sender.address, name=incoming.sender.name, language=incoming.language, at=at)
    place = place_of(incoming, customer, inbox=inbox, at=at)
    if not place.conversation.is_held and (
        verdict := judge(incoming, customer=customer, inbox=inbox, is_proven=not place.is_new)
    ):
        return _hold_back(incoming, verdict, customer, place, at=at)
    return put_in(place, incoming, customer, at=at)


def put_in(
    place: Place, incoming: Incoming, customer: Customer, *, files: Sequence[StoredFile] = (), at: datetime
) -> Message:
    """The message stands where it belongs, with these stored files too; one that is held back owes nothing."""
    put = _keep_held if place.conversation.is_held else _stand
    return put(incoming, customer, place, files, at=at)


def _stand(
    incoming: Incoming, customer: Customer, place: Place, files: Sequence[StoredFile], *, at: datetime
) -> Message:
    """An answer is owed, and whoever has to know is told."""
    came_back = _take_note(place.conversation, incoming, first=place.is_new, at=at)
    message = _put(incoming, customer, place, at=at)
    attach_stored(message, files)
    index([message], place.conversation)
    record(*_facts(message, place.conversation, first=place.is_new, came_back=came_back), by=customer, at=at)
    return message


def _hold_back(incoming: Incoming, verdict: Verdict, customer: Customer, place: Place, *, at: datetime) -> Message:
    """A new conversation in the spam folder: a matter of ours is never held back for what somebody writes into it."""
    held = apart(place, incoming, customer, at=at)
    held.hold(verdict.held_for)
    held.show_last(_newest_words(incoming), by=LastBy.CUSTOMER, at=at)
    held.put()
    message = _put(incoming, customer, replace(place, conversation=held), at=at)
    hold_as(verdict, held, at=at)
    record(_held(message, held, score=verdict.score), by=HOUSE, at=at)
    return message


def _keep_held(
    incoming: Incoming, customer: Customer, place: Place, files: Sequence[StoredFile], *, at: datetime
) -> Message:
    """One more letter in a conversation that is held back."""
    held = place.conversation
    held.put(*held.show_last(_newest_words(incoming), by=LastBy.CUSTOMER, at=at))
    message = _put(incoming, customer, place, at=at)
    attach_stored(message, files)
    record(_held(message, held, score=None), by=HOUSE, at=at)
    return message


def _held(message: Message, held: Conversation, *, score: int | None) -> HeldBack:
    who = {"conversation": held.pk, "customer": held.customer_id}
    return HeldBack(**who, message=message.pk, why=held.held_for, score=score)


def _put(incoming: Incoming, customer: Customer, place: Place, *, at: datetime) -> Message:
    message = put_message(written_down(incoming, by=customer, conversation=place.conversation, at=at))
    remember_missing(message, place.missing)
    attach(message, incoming.files)
    return message


def _newest_words(incoming: Incoming) -> str:
    return incoming.reply_text or incoming.text or incoming.subject


def _take_note(conversation: Conversation, incoming: Incoming, *, first: bool, at: datetime) -> bool:
    """The conversation shows its newest word and owes an answer; true when it came back from being resolved."""
    changed = conversation.show_last(_newest_words(incoming), by=LastBy.CUSTOMER, at=at)
    came_back = False
    # What a machine wrote neither asks for an answer nor opens what was closed (RFC 3834).
    if not incoming.automatic:
        came_back = conversation.is_resolved and not first
        changed += conversation.owe_answer(at=at)
    changed += into_hands_that_are_here(conversation, at=at) if came_back else []
    conversation.put(*changed)
    return came_back


def _facts(message: Message, conversation: Conversation, *, first: bool, came_back: bool) -> list[Fact]:
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    waits = conversation.inbox.has_bell if first else conversation.owner_id is None
    rings = int(waits and not message.automatic)
    came = who | {"message": message.pk, "rings": rings}
    facts: list[Fact] = [MessageReceived(**came, first=first, automatic=message.automatic, channel=message.channel)]
    if not message.automatic:
        facts += answers_held_back(conversation)
    if came_back:
        facts.append(ConversationReopened(**who, owner=conversation.owner_id, times=conversation.reopenings))
    return facts
