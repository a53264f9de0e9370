"""Plays the steps of a conversation through the real actions, so that the retelling can be held against them."""

from dataclasses import replace
from datetime import datetime

from firsthand.channels.email.actions.acknowledge import acknowledge_letter
from firsthand.channels.email.models import Letter
from firsthand.conversations.actions import (
    assign,
    mark_sent,
    move,
    note,
    notice_late,
    own,
    prioritise,
    receive,
    receive_bounce,
    reply,
    resolve,
    snooze,
    tag,
)
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.rules.incoming import Incoming, Party
from firsthand.conversations.rules.words import Words
from firsthand.run.demo.loading.retelling import NOTICED_AFTER, SENT_AFTER, Retelling
from firsthand.run.demo.loading.steps import Step

NOTHING = Incoming(
    reference="",
    fingerprint="",
    sender=Party("", ""),
    to=(),
    cc=(),
    reply_to=(),
    subject="",
    written_at=None,
    text="",
    html="",
    reply_text="",
    quoted="",
    signature="",
    proofs=(),
    delivered_to=(),
    files=(),
    language="",
    automatic="",
    bounce="",
    bounced_reference="",
    bounced_address="",
    unreadable=False,
    trouble=(),
)


class Replay:
    """The same conversation, through the actions themselves."""

    def __init__(self, told: Retelling) -> None:
        self.told = told
        self.messages: list[Message] = []

    def play(self, steps: list[Step], *, until: datetime) -> None:
        for step in steps:
            self.clock_reaches(step.at)
            getattr(self, step.verb)(step)
        self.clock_reaches(until)

    @property
    def row(self) -> Conversation:
        return Conversation.objects.get()

    def clock_reaches(self, moment: datetime) -> None:
        due = self.row.answer_due_at if self.messages else None
        if due and due + NOTICED_AFTER < moment:
            notice_late(at=due + NOTICED_AFTER)

    def receive(self, step: Step) -> None:
        inbox = self.told.row.inbox
        message = receive(incoming(self.expected), inbox=inbox, at=step.at)
        Letter.objects.create(
            fingerprint=message.fingerprint or "",
            way=Letter.Way.SMTP,
            received_at=step.at,
            read_at=step.at,
            message=message,
        )
        self.messages.append(message)

    def acknowledge(self, step: Step) -> None:
        acknowledge_letter(self.messages[0].pk, at=step.at)
        self.sent(Message.objects.get(kind=Message.Kind.ACKNOWLEDGEMENT), at=step.at)

    def move(self, step: Step) -> None:
        move(self.row, to=step.given, by=step.somebody, at=step.at)

    def own(self, step: Step) -> None:
        own(self.row, by=step.somebody, at=step.at)

    def assign(self, step: Step) -> None:
        assign(self.row, to=step.given, by=step.somebody, at=step.at)

    def prioritise(self, step: Step) -> None:
        prioritise(self.row, priority=step.given, by=step.somebody, at=step.at)

    def tag(self, step: Step) -> None:
        tag(self.row, names=step.given, by=step.somebody, at=step.at)

    def reply(self, step: Step) -> None:
        self.sent(reply(self.row, words=Words(step.given.text), by=step.somebody, at=step.at), at=step.at)

    def note(self, step: Step) -> None:
        staff = self.told.cast.staff.rows
        mentioned = [staff[key] for key in step.given.mentions]
        words = Words(step.given.text)
        self.messages.append(note(self.row, words=words, mentioned=mentioned, by=step.somebody, at=step.at))

    def resolve(self, step: Step) -> None:
        resolve(self.row, by=step.somebody, at=step.at)

    def snooze(self, step: Step) -> None:
        snooze(self.row, until=step.given, by=step.somebody, at=step.at)

    def bounce(self, step: Step) -> None:
        returned = self.messages[-1]
        report = replace(
            incoming(self.expected),
            bounce="hard",
            bounced_reference=returned.reference,
            bounce_reason=self.expected.delivery_why,
            bounce_words=self.expected.delivery_note,
            automatic="bounce",
            to=(),
        )
        self.messages.append(receive_bounce(report, at=step.at))

    @property
    def expected(self) -> Message:
        return self.told.messages[len(self.messages)]

    def sent(self, message: Message, *, at: datetime) -> None:
        """What the delivering errand does, without a server."""
        message.reference = self.expected.reference
        message.save(update_fields=["reference"])
        mark_sent(message, at=at + SENT_AFTER)
        self.messages.append(message)


def incoming(message: Message) -> Incoming:
    """The letter that the retelling holds, as a channel would have read it."""
    customer = message.author_customer
    return replace(
        NOTHING,
        reference=message.reference,
        fingerprint=message.fingerprint or message.reference,
        sender=Party(message.sender_address, customer.name if customer else ""),
        to=tuple(Party(one["address"], one["name"]) for one in message.recipients),
        subject=message.subject,
        written_at=message.written_at,
        text=message.text,
        html=message.html,
        reply_text=message.reply_text,
        quoted=message.quoted,
        signature=message.signature,
        proofs=(message.in_reply_to,) if message.in_reply_to else (),
    )
