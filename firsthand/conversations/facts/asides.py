"""What can happen in a side thread, of which the customer knows nothing."""

from firsthand.journal.facts import Fact, fact


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
