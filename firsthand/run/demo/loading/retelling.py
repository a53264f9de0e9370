"""One conversation told again: its rows and facts as the actions would have left them, held until all are written.

Each verb mirrors the action of its name, and uses the conversation's own vocabulary, so that the rules are not written
twice; a test plays the same steps through the real actions and compares.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import translation

from firsthand.channels.email.actions.acknowledge import A_DAY, acknowledgement
from firsthand.conversations.actions.resolve import as_it_stood
from firsthand.conversations.facts import (
    AcknowledgementWritten,
    AnswerExpected,
    AnswerLate,
    ConversationAssigned,
    ConversationMoved,
    ConversationOwned,
    ConversationReopened,
    ConversationResolved,
    ConversationSnoozed,
    MatterHandedOn,
    MessageBounced,
    MessageReceived,
    MessageSent,
    NoteWritten,
    PriorityChanged,
    ReplyWritten,
    RepresentativeMentioned,
    TagsChanged,
)
from firsthand.conversations.models import Conversation, Message, Tag
from firsthand.conversations.rules.states import LastBy, State
from firsthand.conversations.rules.subjects import answering, bare
from firsthand.journal.actor import HOUSE, Acts
from firsthand.journal.facts import Fact
from firsthand.people.facts import AddressBounced
from firsthand.people.models import Address
from firsthand.people.rules.failures import Why
from firsthand.run.demo.content import story
from firsthand.run.demo.loading.cast import Cast
from firsthand.run.demo.loading.happening import Happening
from firsthand.run.demo.loading.steps import Step
from firsthand.team.models import Representative

SENT_AFTER = timedelta(seconds=4)
# The clock that notices lateness strikes twice a minute.
NOTICED_AFTER = timedelta(seconds=17)
NO_SUCH_MAILBOX = "550 5.1.1 <{address}>: Recipient address rejected: User unknown"


@dataclass(frozen=True)
class Enclosed:
    """A file of the story and the message it came or went with."""

    message: Message
    file: story.File


class Retelling:
    """A conversation while it is told: the row itself, its messages and what happened."""

    def __init__(self, told: story.Conversation, *, number: int, cast: Cast) -> None:
        self.told, self.cast, self.number = told, cast, number
        self.customer = cast.customers[told.customer]
        inbox = cast.house.inboxes[told.inbox]
        self.row = Conversation(
            inbox=inbox,
            team=inbox.team,
            customer=self.customer,
            subject=bare(told.subject)[:500],
            language=told.language,
        )
        self.messages: list[Message] = []
        self.mentions: list[tuple[Message, Representative]] = []
        self.enclosed: list[Enclosed] = []
        self.happenings: list[Happening] = []
        self.tags: list[Tag] = []
        self.bounced: Address | None = None

    def tell(self, steps: Sequence[Step], *, until: datetime) -> None:
        """Everything is done in its order; what fell due unanswered on the way is noticed."""
        for step in steps:
            self.notice_late(until=step.at)
            getattr(self, step.verb)(step)
        self.notice_late(until=until)

    # What customers and representatives do

    def receive(self, step: Step) -> None:
        said: story.Message = step.given
        first, came_back = not self.messages, self.row.is_resolved
        if first:
            self.row.opened_at = step.at
        self.row.show_last(said.words, by=LastBy.CUSTOMER, at=step.at)
        self.row.owe_answer(at=step.at)
        self._put(adding=first)
        message = self._add(self._letter(said, at=step.at), files=said.files)
        rings = int(self.row.inbox.has_bell if first else self.row.owner is None)
        self._record(MessageReceived, by=self.customer, at=step.at, message=message, first=first, rings=rings)
        if came_back:
            times = self.row.reopenings
            self._record(ConversationReopened, by=self.customer, at=step.at, owner=self.row.owner, times=times)

    def acknowledge(self, step: Step) -> None:
        answers, due = self.messages[0], self.row.answer_due_at
        if not self.row.inbox.acknowledges or due is None or self._had_enough(at=step.at):
            return
        with translation.override(self.row.language):
            told = acknowledgement(answers, due=due, is_known=False)
        message = self._ours(Message.Kind.ACKNOWLEDGEMENT, told.words, to=answers.subject, at=step.at)
        message.subject, message.recipients[0]["name"] = told.subject, ""
        message.in_reply_to, message.automatic = answers.reference, "acknowledgement"
        self._add(message)
        self._record(AcknowledgementWritten, by=HOUSE, at=step.at, message=message)
        self._record(AnswerExpected, by=HOUSE, at=step.at, due=due.isoformat())
        self._send(message, at=step.at)

    def move(self, step: Step) -> None:
        before, self.row.team = self.row.team, step.given
        self._put()
        self._record(ConversationMoved, by=step.by, at=step.at, team=step.given.pk, before_team=before.pk)

    def own(self, step: Step) -> None:
        self.row.owner = step.somebody
        self._put()
        self._record(ConversationOwned, by=step.by, at=step.at, owner=self.row.owner)

    def assign(self, step: Step) -> None:
        before, self.row.owner = self.row.owner, step.given
        self._put()
        self._record(ConversationAssigned, by=step.by, at=step.at, owner=step.given, before=before)
        if before:
            self._record(MatterHandedOn, by=step.by, at=step.at, before=before, times=1)

    def prioritise(self, step: Step) -> None:
        before, self.row.priority = self.row.priority, step.given
        self._put()
        self._record(PriorityChanged, by=step.by, at=step.at, priority=int(step.given), before_priority=int(before))

    def tag(self, step: Step) -> None:
        self.tags = [self.cast.house.tags[name] for name in step.given]
        self._put()
        added = sorted(tag.pk for tag in self.tags)
        self._record(TagsChanged, by=step.by, at=step.at, added=added, removed=[])

    def reply(self, step: Step) -> None:
        said: story.Message = step.given
        waited, late = self._waited(at=step.at), self.row.is_overdue(step.at)
        self.row.show_last(said.text, by=LastBy.REPRESENTATIVE, at=step.at)
        self.row.give_answer(at=step.at)
        self.row.state, self.row.resolved_at, self.row.snoozed_until = State.WAITING, None, None
        self._put()
        message = self._ours(Message.Kind.REPLY, said.text, to=self.row.subject, at=step.at, by=step.somebody)
        self._add(message, files=said.files)
        self._record(ReplyWritten, by=step.by, at=step.at, message=message, asked_seconds=waited, late=late)
        self._send(message, at=step.at)

    def note(self, step: Step) -> None:
        said: story.Message = step.given
        self.row.message_count += 1
        self._put()
        kind = Message.Kind.NOTE
        message = Message(
            kind=kind, author_representative=step.somebody, text=said.text, reply_text=said.text, at=step.at
        )
        self._add(message, files=said.files)
        self._record(NoteWritten, by=step.by, at=step.at, message=message)
        for mate in (self.cast.staff.rows[key] for key in said.mentions):
            self.mentions.append((message, mate))
            self._record(RepresentativeMentioned, by=step.by, at=step.at, message=message, representative=mate)

    def resolve(self, step: Step) -> None:
        before = as_it_stood(self.row)
        self.row.state, self.row.resolved_at, self.row.snoozed_until = State.RESOLVED, step.at, None
        self.row.owe_nothing()
        self._put()
        self._record(ConversationResolved, by=step.by, at=step.at, owner=self.row.owner, **before)

    def snooze(self, step: Step) -> None:
        self.row.state, self.row.snoozed_until = State.SNOOZED, step.given
        self._put()
        self._record(ConversationSnoozed, by=step.by, at=step.at, until=step.given.isoformat())

    def bounce(self, step: Step) -> None:
        """The last reply came back: their mailbox is gone."""
        returned = self.messages[-1]
        words = NO_SUCH_MAILBOX.format(address=self._address())
        self._add(self._report(words, at=step.at))
        returned.delivery, returned.bounce = Message.Delivery.BOUNCED, "hard"
        returned.delivery_why, returned.delivery_note = Why.NOBODY, words
        self.bounced = self._address_row()
        self.bounced.bounced_at, self.bounced.bounce, self.bounced.bounce_why = step.at, "hard", Why.NOBODY
        self.row.state, self.row.snoozed_until = State.OPEN, None
        self.row.asked_at, self.row.answer_due_at = self._last_asked(), step.at
        self._put()
        self._record(MessageBounced, by=HOUSE, at=step.at, message=returned, hard=True, why=Why.NOBODY.value)
        about = {"customer": self.customer, "address": self.bounced, "hard": True, "why": Why.NOBODY.value}
        self.happenings.append(Happening(step.at, HOUSE, AddressBounced, about))

    def _last_asked(self) -> datetime:
        """When the customer wrote last."""
        return max(one.at for one in self.messages if one.kind == Message.Kind.RECEIVED and not one.automatic)

    # What follows by itself

    def notice_late(self, *, until: datetime) -> None:
        """An answer that fell due unwritten before then was noticed."""
        due = self.row.answer_due_at
        if due is None or self.row.late_at or due + NOTICED_AFTER >= until:
            return
        self.row.late_at = due + NOTICED_AFTER
        self._record(AnswerLate, by=HOUSE, at=self.row.late_at, due=due.isoformat(), owner=self.row.owner)

    def _send(self, message: Message, *, at: datetime) -> None:
        message.reference = self._reference(self.cast.house.domain)
        message.delivery, message.delivered_at = Message.Delivery.SENT, at + SENT_AFTER
        self._record(MessageSent, by=HOUSE, at=at + SENT_AFTER, message=message)

    def _had_enough(self, *, at: datetime) -> bool:
        told = self.cast.acknowledged.setdefault(self.customer.pk, [])
        if sum(before > at - timedelta(days=1) for before in told) >= A_DAY:
            return True
        told.append(at)
        return False

    def _waited(self, *, at: datetime) -> int | None:
        return int((at - self.row.asked_at).total_seconds()) if self.row.asked_at else None

    def _put(self, *, adding: bool = False) -> None:
        """As `Conversation.put`, without writing."""
        self.row.version += 0 if adding else 1
        self.row.stand_in_place()

    def _record(self, kind: type[Fact], *, by: Acts, at: datetime, **about: Any) -> None:
        who = {"conversation": self.row, "customer": self.customer}
        self.happenings.append(Happening(at, by, kind, who | about))

    # Messages

    def _add(self, message: Message, *, files: Sequence[story.File] = ()) -> Message:
        message.conversation = self.row
        self.messages.append(message)
        self.enclosed += [Enclosed(message, file) for file in files]
        return message

    def _letter(self, said: story.Message, *, at: datetime) -> Message:
        reference = self._reference(self._address().rpartition("@")[2])
        return Message(
            conversation=self.row,
            kind=Message.Kind.RECEIVED,
            author_customer=self.customer,
            at=at,
            written_at=at,
            subject=answering(self.told.subject) if self.messages else self.told.subject,
            text=said.text,
            html=said.html,
            reply_text=said.words,
            quoted=said.quoted,
            signature=said.signature,
            sender_address=self._address(),
            sender_name=self.customer.name,
            recipients=[{"kind": "to", "address": self._mailbox(), "name": self.cast.house.name}],
            reference=reference,
            in_reply_to=self.messages[-1].reference if self.messages else "",
            fingerprint=hashlib.sha256(reference.encode()).hexdigest(),
        )

    def _ours(
        self, kind: Message.Kind, words: str, *, to: str, at: datetime, by: Representative | None = None
    ) -> Message:
        return Message(
            kind=kind,
            author_representative=by,
            at=at,
            subject=answering(to),
            text=words,
            reply_text=words,
            recipients=[{"kind": "to", "address": self._address(), "name": self.customer.name}],
        )

    def _report(self, words: str, *, at: datetime) -> Message:
        domain = self._address().rpartition("@")[2]
        reference = self._reference(domain)
        return Message(
            kind=Message.Kind.RECEIVED,
            at=at,
            subject="Undelivered Mail Returned to Sender",
            text=words,
            reply_text=words,
            sender_address=f"mailer-daemon@{domain}",
            sender_name="",
            reference=reference,
            fingerprint=hashlib.sha256(reference.encode()).hexdigest(),
            automatic="bounce",
            bounce="hard",
            delivery_why=Why.NOBODY,
            delivery_note=words,
        )

    def _reference(self, domain: str) -> str:
        return f"{self.told.key}.{self.number}.{len(self.messages)}@{domain}"

    def _mailbox(self) -> str:
        return self.cast.house.mailboxes[self.told.inbox].address

    def _address_row(self) -> Address:
        return self.cast.addresses[self.told.customer]

    def _address(self) -> str:
        return self._address_row().value
