"""What can happen to the messages of a conversation."""

from firsthand.journal.facts import Fact, fact


@fact("message.received", "{customer} wrote")
class MessageReceived(Fact):
    """`rings` is 1 where a bell may ring: at the inbox to which a matter came with it, or again, for nobody has it yet."""

    conversation: int
    customer: int
    message: int
    first: bool
    automatic: str = ""
    rings: int = 0
    channel: str = ""


@fact("message.replied", "{by} answered")
class ReplyWritten(Fact):
    conversation: int
    customer: int
    message: int
    asked_seconds: int | None = None
    late: bool = False
    followed: bool = False
    by_chat: bool = False


@fact("message.noted", "{by} wrote a note")
class NoteWritten(Fact):
    conversation: int
    customer: int
    message: int


@fact("representative.mentioned", "{by} asked {representative} to look")
class RepresentativeMentioned(Fact):
    conversation: int
    customer: int
    representative: int
    message: int


@fact("message.pinned", "{by} pinned a message")
class MessagePinned(Fact):
    conversation: int
    customer: int
    message: int


@fact("message.unpinned", "{by} took the pin from a message")
class MessageUnpinned(Fact):
    conversation: int
    customer: int
    message: int


@fact("message.acknowledged", "The customer was told that the message arrived")
class AcknowledgementWritten(Fact):
    conversation: int
    customer: int
    message: int


@fact("message.mailed", "{customer} had left the chat, so the answer goes by mail")
class AnswerMailed(Fact):
    conversation: int
    customer: int
    message: int


@fact("message.sent", "The message was delivered to the customer's mail server")
class MessageSent(Fact):
    conversation: int
    customer: int
    message: int


@fact("message.failed", "The message could not be delivered")
class MessageFailed(Fact):
    conversation: int
    customer: int
    message: int


@fact("message.bounced", "The message came back undelivered")
class MessageBounced(Fact):
    """`why` is a code of `people/rules/failures.py`."""

    conversation: int
    customer: int
    message: int
    hard: bool
    why: str = ""


@fact("message.called_spam", "{customer} called our message spam")
class MessageCalledSpam(Fact):
    """Their provider says so (RFC 5965): a small failure, counted from the first day."""

    conversation: int
    customer: int
    message: int
