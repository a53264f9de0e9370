"""What is held back as spam, and let through."""

from firsthand.journal.facts import Fact, fact


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
