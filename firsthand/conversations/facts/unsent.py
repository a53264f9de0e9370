"""What can happen to an answer that leaves later."""

from firsthand.journal.facts import Fact, fact


@fact("reply.postponed", "{by} wrote an answer that leaves {leaves}")
class ReplyPostponed(Fact):
    """Nothing is sent and nothing is kept by it yet; `leaves` in ISO 8601."""

    conversation: int
    customer: int
    unsent: int
    leaves: str
    by_chat: bool = False


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
