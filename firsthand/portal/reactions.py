"""Which pages of customers look again when something happens."""

from collections.abc import Iterable, Sequence

from firsthand.conversations.facts import (
    AcknowledgementWritten,
    AnswerLate,
    ConversationAssigned,
    ConversationJoined,
    ConversationKept,
    ConversationLent,
    ConversationLentToTeam,
    ConversationMoved,
    ConversationOwned,
    ConversationReleased,
    ConversationReopened,
    ConversationResolved,
    ConversationResumed,
    ConversationReturned,
    ConversationWaits,
    CustomerReplaced,
    CustomerToldOfHandOver,
    HandedOver,
    HandedToTeam,
    HandOverAccepted,
    HandOverFinished,
    HandOverGivenBack,
    LongSilence,
    MessageReceived,
    PageLinkTakenBack,
    ReplyWritten,
    ResolutionTakenBack,
    SaidSolved,
    SaidUnsolved,
    UnsolvedByWord,
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
    ConversationKept,
    ConversationLent,
    ConversationLentToTeam,
    ConversationMoved,
    ConversationOwned,
    ConversationReleased,
    ConversationReopened,
    ConversationResolved,
    ConversationResumed,
    ConversationReturned,
    ConversationWaits,
    CustomerReplaced,
    CustomerToldOfHandOver,
    HandOverAccepted,
    HandOverFinished,
    HandOverGivenBack,
    HandedOver,
    HandedToTeam,
    LongSilence,
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
    UnsolvedByWord,
)


def pages(facts: Sequence[Fact]) -> Iterable[str]:
    """The pages of the matters in which something happened that their customer sees."""
    seen = (fact for fact in facts if isinstance(fact, SEEN))
    return {f"page:{number}" for fact in seen if (number := getattr(fact, "conversation", None))}
