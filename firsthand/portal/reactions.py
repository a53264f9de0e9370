"""Which pages of customers look again when something happens."""

from collections.abc import Iterable, Sequence

from firsthand.conversations.facts import (
    AcknowledgementWritten,
    AnswerLate,
    ConversationAssigned,
    ConversationJoined,
    ConversationOwned,
    ConversationReleased,
    ConversationReopened,
    ConversationResolved,
    ConversationResumed,
    ConversationWaits,
    CustomerReplaced,
    MessageReceived,
    PageLinkTakenBack,
    ReplyWritten,
    ResolutionTakenBack,
    SaidSolved,
    SaidUnsolved,
)
from firsthand.journal.facts import Fact
from firsthand.promises.facts import (
    PromiseBroken,
    PromiseKept,
    PromiseMade,
    PromiseMadeGood,
    PromiseRedated,
    PromiseReleased,
    PromiseRenegotiated,
)

# Of nothing else an open page learns even that it happened.
SEEN = (
    AcknowledgementWritten,
    AnswerLate,
    ConversationAssigned,
    ConversationJoined,
    ConversationOwned,
    ConversationReleased,
    ConversationReopened,
    ConversationResolved,
    ConversationResumed,
    ConversationWaits,
    CustomerReplaced,
    MessageReceived,
    PageLinkTakenBack,
    PromiseBroken,
    PromiseKept,
    PromiseMade,
    PromiseMadeGood,
    PromiseRedated,
    PromiseReleased,
    PromiseRenegotiated,
    ReplyWritten,
    ResolutionTakenBack,
    SaidSolved,
    SaidUnsolved,
)


def pages(facts: Sequence[Fact]) -> Iterable[str]:
    """The pages of the matters in which something happened that their customer sees."""
    seen = (fact for fact in facts if isinstance(fact, SEEN))
    return {f"page:{number}" for fact in seen if (number := getattr(fact, "conversation", None))}
