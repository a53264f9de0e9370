"""What can happen in a conversation."""

from firsthand.journal.facts import Fact, fact


@fact("message.received", "{customer} wrote")
class MessageReceived(Fact):
    conversation: int
    customer: int
    message: int
    first: bool
    automatic: str = ""


@fact("message.replied", "{by} answered")
class ReplyWritten(Fact):
    conversation: int
    customer: int
    message: int
    asked_seconds: int | None = None
    late: bool = False
    followed: bool = False


@fact("message.noted", "{by} wrote a note")
class NoteWritten(Fact):
    conversation: int
    customer: int
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


@fact("conversation.started", "{by} began the conversation")
class ConversationStarted(Fact):
    conversation: int
    customer: int


@fact("conversation.owned", "{by} took the conversation")
class ConversationOwned(Fact):
    conversation: int
    customer: int
    owner: int
    before: int | None = None


@fact("conversation.released", "{by} gave the conversation back to the team")
class ConversationReleased(Fact):
    conversation: int
    customer: int
    before: int


@fact("conversation.assigned", "{by} gave the conversation to {owner}")
class ConversationAssigned(Fact):
    conversation: int
    customer: int
    owner: int
    before: int | None = None


@fact("conversation.moved", "{by} gave the conversation to the team {team}")
class ConversationMoved(Fact):
    conversation: int
    customer: int
    team: int
    before_team: int
    before: int | None = None


@fact("conversation.resolved", "{by} resolved the conversation")
class ConversationResolved(Fact):
    """With how it stood until then (a state's code, and times in ISO 8601), for it may be taken back."""

    conversation: int
    customer: int
    owner: int | None = None
    state: str = "open"
    answer_due: str = ""
    asked: str = ""
    late: str = ""
    snoozed_until: str = ""
    solution_due: str = ""
    paused: str = ""


@fact("conversation.resolution_taken_back", "{by} took back that it was resolved")
class ResolutionTakenBack(Fact):
    """No failure: it was called solved by a slip, and nobody outside has seen it. `resolved` is when, in ISO 8601."""

    conversation: int
    customer: int
    owner: int | None = None
    resolved: str = ""


@fact("conversation.put_back", "{by} put it back as it was")
class ConversationPutBack(Fact):
    """A slip was undone; with the owner and the team who have it no longer before their eyes."""

    conversation: int
    customer: int
    before: int | None = None
    before_team: int | None = None


@fact("conversation.reopened", "The conversation came back")
class ConversationReopened(Fact):
    """A small failure, counted from the first day: what was called solved was not, or not for good."""

    conversation: int
    customer: int
    owner: int | None = None
    times: int = 1


@fact("conversation.joined", "It was found to be the same matter as #{into}, where its messages stand now")
class ConversationJoined(Fact):
    """An answer had overtaken the letter that it answers, so that two were begun; what was told of this one stays told."""

    conversation: int
    customer: int
    into: int


@fact("conversation.customer", "{by} made it the matter of {customer}")
class CustomerReplaced(Fact):
    """It turned out to be another person's: a colleague had forwarded their letter."""

    conversation: int
    customer: int
    before_customer: int


@fact("conversation.waiting", "{by} waits for the customer")
class ConversationWaits(Fact):
    conversation: int
    customer: int


@fact("conversation.snoozed", "{by} put the conversation away until {until}")
class ConversationSnoozed(Fact):
    conversation: int
    customer: int
    until: str


@fact("conversation.woke", "The conversation came back from its snooze")
class ConversationWoke(Fact):
    conversation: int
    customer: int
    owner: int | None = None


@fact("conversation.resumed", "{by} went on with the conversation")
class ConversationResumed(Fact):
    conversation: int
    customer: int


@fact("conversation.prioritised", "{by} changed the priority")
class PriorityChanged(Fact):
    conversation: int
    customer: int
    priority: int
    before_priority: int


@fact("conversation.tagged", "{by} changed the tags")
class TagsChanged(Fact):
    conversation: int
    customer: int
    added: list[int]
    removed: list[int]


@fact("conversation.language", "{by} changed the language to {language}")
class LanguageChanged(Fact):
    conversation: int
    customer: int
    language: str


@fact("representative.mentioned", "{by} asked {representative} to look")
class RepresentativeMentioned(Fact):
    conversation: int
    customer: int
    representative: int
    message: int


@fact("conversation.followed", "{by} follows the conversation")
class ConversationFollowed(Fact):
    conversation: int
    customer: int


@fact("conversation.no_longer_followed", "{by} no longer follows the conversation")
class ConversationNoLongerFollowed(Fact):
    conversation: int
    customer: int


@fact("expectation.told", "The customer was told to expect an answer by {due}")
class AnswerExpected(Fact):
    """What a customer was told to expect; kept to be compared with what they got."""

    conversation: int
    customer: int
    due: str


@fact("failure.answer_late", "The answer was late")
class AnswerLate(Fact):
    """A small failure, counted from the first day."""

    conversation: int
    customer: int
    due: str
    owner: int | None = None


@fact("failure.handed_on", "The matter was handed on")
class MatterHandedOn(Fact):
    """The customer meets another owner than the one who had the matter; whether it was needless is judged later."""

    conversation: int
    customer: int
    before: int
    times: int = 1


@fact("conversation.held_back", "The message was held back")
class HeldBack(Fact):
    """Kept, and shown in the spam folder; nothing is owed and nobody is told. `why` is likely, marked or blocked."""

    conversation: int
    customer: int
    message: int
    why: str
    score: int | None = None


@fact("conversation.marked_as_spam", "{by} marked it as spam")
class MarkedAsSpam(Fact):
    """With the owner who has it no longer before their eyes."""

    conversation: int
    customer: int
    before: int | None = None


@fact("conversation.sender_blocked", "{by} blocked the sender")
class HeldAsBlocked(Fact):
    conversation: int
    customer: int
    before: int | None = None


@fact("conversation.spam_mark_taken_back", "{by} took back that it is spam")
class SpamMarkTakenBack(Fact):
    conversation: int
    customer: int


@fact("conversation.let_through", "{by} said that it is not spam")
class LetThrough(Fact):
    """It was held for `why`; a small failure of ours where it had only looked like spam."""

    conversation: int
    customer: int
    why: str


@fact("conversation.held_again", "{by} took back that it is not spam")
class HeldAgain(Fact):
    conversation: int
    customer: int
    why: str


@fact("reply.postponed", "{by} wrote an answer that leaves {leaves}")
class ReplyPostponed(Fact):
    """Nothing is sent and nothing is kept by it yet; `leaves` in ISO 8601."""

    conversation: int
    customer: int
    unsent: int
    leaves: str


@fact("reply.left", "An answer that waited for its time is on its way")
class UnsentLeft(Fact):
    """It is the message now; what was meant to follow from it follows."""

    conversation: int
    customer: int
    unsent: int
    message: int


@fact("reply.held_back", "An unsent answer is held back")
class ReplyHeldBack(Fact):
    """`why` is a code: the customer wrote, its writer took it back, or it could not leave."""

    conversation: int
    customer: int
    unsent: int
    author: int
    why: str


@fact("reply.thrown_away", "{by} threw away an unsent answer")
class ReplyThrownAway(Fact):
    conversation: int
    customer: int
    unsent: int


@fact("aside.written", "{by} wrote to somebody outside")
class SideLetterWritten(Fact):
    """Aside: the customer knows nothing of it, and nothing that is owed to them is settled by it."""

    conversation: int
    customer: int
    message: int
    side_thread: int


@fact("aside.answered", "Somebody outside answered")
class SideAnswerReceived(Fact):
    """`owner` is who is told: whose the matter is, else who asked."""

    conversation: int
    customer: int
    message: int
    side_thread: int
    owner: int
    automatic: str = ""
