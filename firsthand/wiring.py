"""The one page that says what follows from what."""

from firsthand.channels.email import errands as email
from firsthand.channels.email.answering import answer_at
from firsthand.conversations import reactions as conversations
from firsthand.conversations.facts import (
    AcknowledgementWritten,
    AnswerExpected,
    AnswerLate,
    ConversationAssigned,
    ConversationJoined,
    ConversationMoved,
    ConversationOwned,
    ConversationReleased,
    ConversationReopened,
    ConversationResolved,
    ConversationResumed,
    ConversationSnoozed,
    ConversationStarted,
    ConversationWaits,
    ConversationWoke,
    CustomerReplaced,
    HeldAgain,
    HeldAsBlocked,
    HeldBack,
    LanguageChanged,
    LetThrough,
    MarkedAsSpam,
    MatterHandedOn,
    MessageBounced,
    MessageCalledSpam,
    MessageFailed,
    MessagePinned,
    MessageReceived,
    MessageSent,
    MessageUnpinned,
    NoteWritten,
    PriorityChanged,
    ReplyHeldBack,
    ReplyPostponed,
    ReplyThrownAway,
    ReplyWritten,
    RepresentativeMentioned,
    ResolutionTakenBack,
    SideAnswerReceived,
    SideLetterWritten,
    SpamMarkTakenBack,
    TagsChanged,
)
from firsthand.journal.wiring import Follow, Wiring
from firsthand.look.panels import Panels
from firsthand.notices.answering import AnswerAt

SCREENS = [conversations.screens]

FOLLOWS: Wiring = {
    MessageReceived: Follow(now=[conversations.tell_the_owner], soon=[email.acknowledge], show=SCREENS),
    ReplyWritten: Follow(soon=[email.deliver, email.learn_spam], show=SCREENS),
    ReplyPostponed: Follow(show=SCREENS),
    ReplyHeldBack: Follow(now=[conversations.tell_of_held_back], show=SCREENS),
    ReplyThrownAway: Follow(show=SCREENS),
    SideLetterWritten: Follow(soon=[email.deliver], show=SCREENS),
    SideAnswerReceived: Follow(now=[conversations.tell_of_side_answers], show=SCREENS),
    NoteWritten: Follow(show=SCREENS),
    MessagePinned: Follow(show=SCREENS),
    MessageUnpinned: Follow(show=SCREENS),
    AcknowledgementWritten: Follow(soon=[email.deliver], show=SCREENS),
    MessageSent: Follow(show=SCREENS),
    MessageFailed: Follow(now=[conversations.tell_of_trouble], show=SCREENS),
    MessageBounced: Follow(now=[conversations.tell_of_trouble], show=SCREENS),
    MessageCalledSpam: Follow(now=[conversations.tell_of_complaint], show=SCREENS),
    ConversationStarted: Follow(show=SCREENS),
    ConversationOwned: Follow(show=SCREENS),
    ConversationReleased: Follow(show=SCREENS),
    ConversationAssigned: Follow(now=[conversations.tell_the_assigned], show=SCREENS),
    ConversationMoved: Follow(show=SCREENS),
    ConversationJoined: Follow(show=SCREENS),
    ConversationResolved: Follow(show=SCREENS),
    ResolutionTakenBack: Follow(show=SCREENS),
    ConversationResumed: Follow(show=SCREENS),
    ConversationReopened: Follow(now=[conversations.tell_of_return], show=SCREENS),
    ConversationWaits: Follow(show=SCREENS),
    ConversationSnoozed: Follow(show=SCREENS),
    ConversationWoke: Follow(now=[conversations.tell_of_return], show=SCREENS),
    PriorityChanged: Follow(show=SCREENS),
    TagsChanged: Follow(show=SCREENS),
    CustomerReplaced: Follow(show=SCREENS),
    LanguageChanged: Follow(show=SCREENS),
    RepresentativeMentioned: Follow(now=[conversations.tell_the_mentioned], show=SCREENS),
    AnswerExpected: Follow(show=SCREENS),
    AnswerLate: Follow(now=[conversations.tell_of_lateness], show=SCREENS),
    MatterHandedOn: Follow(show=SCREENS),
    HeldBack: Follow(soon=[email.authenticate], show=SCREENS),
    HeldAgain: Follow(soon=[email.learn_spam], show=SCREENS),
    HeldAsBlocked: Follow(soon=[email.learn_spam], show=SCREENS),
    MarkedAsSpam: Follow(soon=[email.learn_spam], show=SCREENS),
    SpamMarkTakenBack: Follow(soon=[email.learn_spam], show=SCREENS),
    LetThrough: Follow(soon=[email.learn_spam], show=SCREENS),
}

# Which upper folder fills which place on a page: "desk.top" stands beside the list while nothing is open;
# "conversation.side" (given the conversation) and "customer.page" (given the customer) stand below what is known of them.
PANELS: Panels = {}

# Where a representative who is told of something by mail answers the customer by mail.
ANSWER_AT: AnswerAt = answer_at
