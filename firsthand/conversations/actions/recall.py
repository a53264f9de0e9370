"""An old letter is put where it belongs, as if we had been there: nothing is owed for it and nobody is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from firsthand.conversations.actions.indexing import index
from firsthand.conversations.actions.join import take_in_messages
from firsthand.conversations.actions.kin import Kin, Tie, is_part, kin_of, matters_of, shared_with
from firsthand.conversations.actions.put_message import attach, put_message, remember_missing
from firsthand.conversations.actions.received import seen
from firsthand.conversations.actions.written_down import written_down
from firsthand.conversations.facts import MessageReceived, ReplyWritten
from firsthand.conversations.models import Conversation, Inbox, Message
from firsthand.conversations.rules.incoming import Incoming, Party
from firsthand.conversations.rules.states import LastBy, State
from firsthand.conversations.rules.subjects import bare
from firsthand.journal.actor import HOUSE
from firsthand.journal.record import as_history, record
from firsthand.kit.text import excerpt
from firsthand.kit.turns import take_turn
from firsthand.people.actions import recognise
from firsthand.people.models import Customer
from firsthand.people.rules import box_of
from firsthand.team.models import Representative

# What is younger than this may still be going on.
RECENT = timedelta(days=14)


@dataclass(frozen=True)
class Recalled:
    """The circumstances of an old letter: when it was written, when it is moved in, by which import, to which inbox."""

    inbox: Inbox
    at: datetime
    now: datetime
    moved_in: int


@transaction.atomic
def recall_received(incoming: Incoming, recalled: Recalled) -> Message:
    """A customer's old letter stands in its conversation; one that is known already is returned as it was."""
    if before := seen(incoming):
        return before
    with as_history():
        customer = _known(incoming.sender, incoming, at=recalled.at)
        kin, missing = kin_of(incoming)
        proven = (
            [] if incoming.in_our_name else [*shared_with(kin, incoming, customer), *_answered(kin, incoming, customer)]
        )
        conversation = _matter(proven, incoming, customer, recalled)
        message = _put(
            written_down(incoming, by=customer, conversation=conversation, at=recalled.at), incoming, missing
        )
        _take_note(conversation, message, LastBy.CUSTOMER, recalled)
        who = {"conversation": conversation.pk, "customer": customer.pk}
        first = conversation.message_count == 1
        came = MessageReceived(
            **who, message=message.pk, first=first, automatic=incoming.automatic, channel=message.channel
        )
        record(came, by=customer, at=recalled.at)
    return message


@transaction.atomic
def recall_sent(incoming: Incoming, recalled: Recalled, *, to: Sequence[Party], by: Representative | None) -> Message:
    """An old letter of ours to these people outside stands as an answer; it was sent long ago, and is not sent again."""
    if before := seen(incoming):
        return before
    with as_history():
        customer = _known(to[0], incoming, at=recalled.at)
        boxes = {box_of(one.address) for one in to}
        kin, missing = kin_of(incoming)
        theirs = [one for one in kin if is_part(one.message, boxes, customer)]
        conversation = _matter(theirs, incoming, customer, recalled)
        message = _put(_reply(incoming, conversation, by=by, at=recalled.at), incoming, missing)
        _take_note(conversation, message, LastBy.REPRESENTATIVE, recalled)
        written = ReplyWritten(conversation=conversation.pk, customer=conversation.customer_id, message=message.pk)
        record(written, by=by or HOUSE, at=recalled.at)
    return message


@transaction.atomic
def recall_report(incoming: Incoming, recalled: Recalled) -> Message:
    """An old report of a machine stands beside what it is about, or alone; it says nothing of an address today."""
    if before := seen(incoming):
        return before
    named = [one for one in (incoming.bounced_reference, *incoming.proofs) if one]
    about = Message.objects.referred_to(named).filter(kind=Message.Kind.REPLY).first() if named else None
    matter = about.conversation if about else None
    report = written_down(incoming, by=None, conversation=matter, at=recalled.at)
    report.automatic, report.bounce = "bounce", "" if incoming.bounce == "delayed" else incoming.bounce
    return put_message(report)


def _answered(kin: Sequence[Kin], incoming: Incoming, customer: Customer) -> list[Kin]:
    """Our own answers to it that came in before it: a colleague may have written from another address than was asked."""
    ours = [one for one in kin if one.tie is Tie.ANSWERS and one.message.kind == Message.Kind.REPLY]
    return [one for one in ours if is_part(one.message, {box_of(incoming.sender.address)}, customer)]


def _known(party: Party, incoming: Incoming, *, at: datetime) -> Customer:
    customer = recognise(party.address, name=party.name, language=incoming.language, at=at)
    take_turn(customer.pk)
    if customer.since > at:
        customer.since = at
        customer.save(update_fields=["since"])
    return customer


def _matter(kin: Sequence[Kin], incoming: Incoming, customer: Customer, recalled: Recalled) -> Conversation:
    """The conversation of its kin; conversations that it ties together become one where both are history."""
    numbers = [one.pk for one in matters_of(kin)]
    if not numbers:
        return _new(incoming, customer, recalled)
    found = Conversation.objects.locked().select_related("inbox__calendar", "customer").filter(pk__in=numbers)
    matters = sorted(found.order_by("pk"), key=lambda one: (one.moved_in is not None, numbers.index(one.pk)))
    into = matters[0]
    for other in matters[1:]:
        if other.moved_in is not None and other.owner_id is None and other.customer_id == into.customer_id:
            take_in_messages(other, into=into)
            if other.last_at > into.last_at:
                into.last_at, into.last_by, into.excerpt = other.last_at, LastBy(other.last_by), other.excerpt
            other.delete()
    if _is_history(into):
        _settle(into, now=recalled.now)
    return into


def _new(incoming: Incoming, customer: Customer, recalled: Recalled) -> Conversation:
    conversation = Conversation(
        inbox=recalled.inbox,
        customer=customer,
        team_id=recalled.inbox.team_id,
        subject=bare(incoming.subject)[:500],
        language=incoming.language or customer.language or recalled.inbox.language,
        state=State.RESOLVED,
        resolved_at=recalled.at,
        moved_in=recalled.moved_in,
        opened_at=recalled.at,
        last_at=recalled.at,
    )
    conversation.put()
    return conversation


def _reply(incoming: Incoming, conversation: Conversation, *, by: Representative | None, at: datetime) -> Message:
    message = written_down(incoming, by=None, conversation=conversation, at=at)
    message.kind, message.author_representative = Message.Kind.REPLY, by
    return message


def _put(message: Message, incoming: Incoming, missing: tuple[str, ...]) -> Message:
    put_message(message)
    remember_missing(message, missing)
    attach(message, incoming.files)
    index([message], message.matter)
    return message


def _take_note(conversation: Conversation, message: Message, by: LastBy, recalled: Recalled) -> None:
    """Its newest word is the latest that was written, whichever came in last."""
    conversation.message_count += 1
    conversation.opened_at = min(conversation.opened_at, recalled.at)
    if by == LastBy.REPRESENTATIVE:
        conversation.first_answered_at = min(conversation.first_answered_at or recalled.at, recalled.at)
    if conversation.message_count == 1 or recalled.at >= conversation.last_at:
        words = message.reply_text or message.text or message.subject
        conversation.excerpt, conversation.last_by = excerpt(words, at_most=160), by
        conversation.last_at = recalled.at
        if conversation.subject == "":
            conversation.subject = bare(message.subject)[:500]
        if _is_history(conversation):
            _settle(conversation, now=recalled.now)
    fields = "message_count opened_at first_answered_at excerpt last_by last_at subject state resolved_at"
    conversation.put(*fields.split())


def _is_history(conversation: Conversation) -> bool:
    """Whether nothing has happened in it since it was moved in, so that its state may still follow its letters."""
    return conversation.moved_in is not None and conversation.owner_id is None and conversation.asked_at is None


def _settle(conversation: Conversation, *, now: datetime) -> None:
    """Old matters are solved; of those of the last two weeks it is the turn of whoever was written to, without a clock."""
    conversation.resolved_at = None
    if conversation.last_at < now - RECENT:
        conversation.state, conversation.resolved_at = State.RESOLVED, conversation.last_at
    elif conversation.last_by == LastBy.REPRESENTATIVE:
        conversation.state = State.WAITING
    else:
        conversation.state = State.OPEN
