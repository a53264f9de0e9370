"""How a conversation begins, waits, is resolved and comes back, and what of its answers is expected and late."""

from firsthand.journal.facts import Fact, fact


@fact("conversation.started", "{by} began the conversation")
class ConversationStarted(Fact):
    conversation: int
    customer: int


@fact("conversation.waiting", "{by} waits for the customer")
class ConversationWaits(Fact):
    conversation: int
    customer: int


@fact("conversation.resumed", "{by} went on with the conversation")
class ConversationResumed(Fact):
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


@fact("conversation.resolved", "{by} resolved the conversation")
class ConversationResolved(Fact):
    """With how it stood until then (a state's code, and times in ISO 8601), for it may be taken back.

    `follow_up` still has to ask the customer, and so it is refused.
    """

    conversation: int
    customer: int
    owner: int | None = None
    follow_up: int | None = None
    state: str = "open"
    answer_due: str = ""
    asked: str = ""
    late: str = ""
    snoozed_until: str = ""
    solution_due: str = ""
    paused: str = ""
    linked: bool = False  # with other matters, of which one may have waited for it


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


@fact("conversation.said_solved", "{customer} said that it is solved")
class SaidSolved(Fact):
    """The customer's own word; whether it was called solved before or is by this, `conversation.resolved` tells."""

    conversation: int
    customer: int
    owner: int | None = None


@fact("conversation.said_unsolved", "{customer} said that it is not solved")
class SaidUnsolved(Fact):
    """The customer's own word; `came_back` when it had been called solved."""

    conversation: int
    customer: int
    owner: int | None = None
    came_back: bool = False


@fact("expectation.told", "The acknowledgement says to expect an answer by {due}")
class AnswerExpected(Fact):
    """What a customer was told to expect; kept to be compared with what they got."""

    conversation: int
    customer: int
    due: str


@fact("failure.long_silence", "{before} did nothing for long, so the conversation went back to the team")
class LongSilence(Fact):
    """A small failure, counted from the first day; `since` is ISO 8601."""

    conversation: int
    customer: int
    team: int
    since: str = ""
    before: int | None = None


@fact("failure.answer_late", "The answer was late")
class AnswerLate(Fact):
    """A small failure, counted from the first day."""

    conversation: int
    customer: int
    due: str
    owner: int | None = None
