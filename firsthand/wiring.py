"""The one page that says what follows from what."""

from firsthand.access.facts import AccountClosed
from firsthand.channels.chat import errands as chat
from firsthand.channels.chat import reactions as chats
from firsthand.channels.email import errands as email
from firsthand.channels.email.answering import answer_at
from firsthand.channels.email.spam.judge import weigh
from firsthand.channels.webform.weighing import Weigh
from firsthand.conversations import errands as conversation_errands
from firsthand.conversations import reactions as conversations
from firsthand.conversations.facts import (
    AcknowledgementWritten,
    AnswerExpected,
    AnswerLate,
    AnswerMailed,
    ConversationAssigned,
    ConversationFollowed,
    ConversationJoined,
    ConversationKept,
    ConversationLent,
    ConversationLentToTeam,
    ConversationMerged,
    ConversationMoved,
    ConversationNoLongerFollowed,
    ConversationOwned,
    ConversationPutBack,
    ConversationReleased,
    ConversationReopened,
    ConversationResolved,
    ConversationResumed,
    ConversationReturned,
    ConversationSnoozed,
    ConversationSplit,
    ConversationStarted,
    ConversationWaits,
    ConversationWoke,
    CustomerReplaced,
    CustomerToldOfHandOver,
    FollowUpWaived,
    HandedOver,
    HandedToTeam,
    HandOverAccepted,
    HandOverCalledOff,
    HandOverFinished,
    HandOverGivenBack,
    HeldAgain,
    HeldAsBlocked,
    HeldBack,
    InboxOpened,
    LanguageChanged,
    LetThrough,
    LongSilence,
    MarkedAsSpam,
    MatterGivenBack,
    MatterHandedOn,
    MatterLinked,
    MatterSplitOff,
    MatterTakenIn,
    MatterUnblocked,
    MatterUnlinked,
    MergeTakenBack,
    MessageBounced,
    MessageCalledSpam,
    MessageFailed,
    MessagePinned,
    MessageReceived,
    MessageSent,
    MessageUnpinned,
    NoteWritten,
    OwnerReminded,
    PageLinkReturned,
    PageLinkTakenBack,
    PriorityChanged,
    ReplyHeldBack,
    ReplyPostponed,
    ReplyThrownAway,
    ReplyWritten,
    RepresentativeMentioned,
    ResolutionTakenBack,
    SaidSolved,
    SaidUnsolved,
    SideAnswerReceived,
    SideLetterWritten,
    SolvedByWord,
    SpamMarkTakenBack,
    SplitTakenBack,
    TagsChanged,
    TagsMerged,
    UnsentLeft,
    UnsolvedByWord,
)
from firsthand.desk import reactions as desk
from firsthand.desk.facts import BellRung, BellTaken, BellUnanswered
from firsthand.journal.wiring import Follow, When, Wiring
from firsthand.look.panels import Panels
from firsthand.notices.answering import AnswerAt
from firsthand.people import reactions as people
from firsthand.people.facts import (
    AddressAdded,
    AddressDoubted,
    AddressProven,
    AddressRemoved,
    AddressSplitOff,
    CompanyChanged,
    ConsentGiven,
    ConsentWithdrawn,
    CustomerBelongs,
    CustomerChanged,
    CustomersJoined,
    CustomersParted,
    MemoryBroughtBack,
    MemoryKept,
    MemoryPutAway,
    MemoryReworded,
)
from firsthand.portal import reactions as portal
from firsthand.promises import failing
from firsthand.promises import reactions as promises
from firsthand.promises.facts import (
    AskedAgain,
    AskedAgainTakenBack,
    PromiseBroken,
    PromiseComesDue,
    PromiseKept,
    PromiseMade,
    PromiseMadeGood,
    PromisePassedOn,
    PromiseRedated,
    PromiseReleased,
    PromiseRenegotiated,
    RepairComesDue,
    RepairDone,
    RepairDropped,
    RepairPlanned,
)
from firsthand.team import reactions as team
from firsthand.team.facts import AbsenceBegan, AbsenceChanged, AbsenceEnded, CoverChanged, TeamArchived
from firsthand.workspace import panels as workspace
from firsthand.workspace.promises_panel import failures_panel, promises_panel

# What customers see, on their own pages, looks again with it.
SCREENS = [conversations.screens, portal.pages]

FOLLOWS: Wiring = {
    MessageReceived: Follow(
        now=[
            promises.promise_answers,
            conversations.tell_the_owner,
            conversations.tell_followers_of_letters,
            desk.ring_for_letters,
        ],
        soon=[When(email.may_be_acknowledged, email.acknowledge)],
        show=SCREENS,
    ),
    ReplyWritten: Follow(
        now=[chats.send_after_who_moved_on, promises.keep_answers, conversations.tell_followers_of_words],
        soon=[email.deliver, email.learn_spam, chat.follow_up],
        show=SCREENS,
    ),
    TeamArchived: Follow(now=[conversations.refuse_while_a_team_answers]),
    AccountClosed: Follow(
        now=[team.end_absences_of_who_left, conversations.let_go_of_who_left, promises.pass_on_promises]
    ),
    AbsenceBegan: Follow(now=[conversations.lend_matters, promises.lend_promises]),
    AbsenceChanged: Follow(now=[promises.tell_more_customers]),
    CoverChanged: Follow(now=[conversations.lend_matters_on, promises.lend_promises_on]),
    AbsenceEnded: Follow(now=[conversations.give_back_matters, promises.give_back_promises]),
    ConversationLent: Follow(show=SCREENS),
    ConversationLentToTeam: Follow(show=SCREENS),
    ConversationReturned: Follow(show=SCREENS),
    ConversationKept: Follow(show=SCREENS),
    ReplyPostponed: Follow(now=[chats.refuse_what_nobody_would_read], show=SCREENS),
    UnsentLeft: Follow(now=[promises.promise_as_intended]),
    ReplyHeldBack: Follow(now=[conversations.tell_of_held_back], show=SCREENS),
    ReplyThrownAway: Follow(show=SCREENS),
    SideLetterWritten: Follow(now=[conversations.end_page_links_sent_on], soon=[email.deliver], show=SCREENS),
    SideAnswerReceived: Follow(now=[conversations.tell_of_side_answers], show=SCREENS),
    NoteWritten: Follow(now=[conversations.tell_followers_of_words], show=SCREENS),
    MessagePinned: Follow(show=SCREENS),
    MessageUnpinned: Follow(show=SCREENS),
    AcknowledgementWritten: Follow(soon=[email.deliver], show=SCREENS),
    AnswerMailed: Follow(soon=[email.deliver], show=SCREENS),
    MessageSent: Follow(show=SCREENS),
    MessageFailed: Follow(now=[promises.follow, conversations.tell_of_trouble], show=SCREENS),
    MessageBounced: Follow(now=[promises.follow, conversations.tell_of_trouble], show=SCREENS),
    MessageCalledSpam: Follow(now=[conversations.tell_of_complaint], show=SCREENS),
    ConversationStarted: Follow(show=SCREENS),
    ConversationOwned: Follow(now=[conversations.accept_by_taking], show=SCREENS),
    ConversationReleased: Follow(show=SCREENS),
    ConversationAssigned: Follow(
        now=[
            conversations.accept_by_taking,
            conversations.tell_the_assigned,
            conversations.tell_followers_of_change,
        ],
        show=SCREENS,
    ),
    ConversationMoved: Follow(now=[promises.redate_by_team], show=SCREENS),
    ConversationJoined: Follow(now=[promises.move_with_messages], show=SCREENS),
    ConversationResolved: Follow(
        now=[
            promises.refuse_while_a_follow_up_is_open,
            promises.keep_solutions,
            conversations.tell_followers_of_change,
            conversations.free_what_was_blocked,
        ],
        show=SCREENS,
    ),
    MatterUnblocked: Follow(now=[conversations.tell_of_freedom], show=SCREENS),
    ConversationFollowed: Follow(show=SCREENS),
    ConversationNoLongerFollowed: Follow(show=SCREENS),
    ResolutionTakenBack: Follow(now=[promises.owe_again], show=SCREENS),
    ConversationPutBack: Follow(now=[promises.follow, failing.not_handed_on_after_all], show=SCREENS),
    ConversationMerged: Follow(now=[promises.move_with_matter], show=SCREENS),
    MatterTakenIn: Follow(show=SCREENS),
    MergeTakenBack: Follow(now=[promises.move_back], show=SCREENS),
    MatterGivenBack: Follow(show=SCREENS),
    ConversationSplit: Follow(now=[promises.follow], show=SCREENS),
    MatterSplitOff: Follow(now=[promises.follow], show=SCREENS),
    SplitTakenBack: Follow(now=[promises.move_with_messages], show=SCREENS),
    MatterLinked: Follow(show=SCREENS),
    MatterUnlinked: Follow(show=SCREENS),
    ConversationResumed: Follow(now=[promises.follow], show=SCREENS),
    ConversationReopened: Follow(now=[promises.follow, failing.let_down, conversations.tell_of_return], show=SCREENS),
    SaidSolved: Follow(show=SCREENS),
    SaidUnsolved: Follow(now=[promises.follow, failing.let_down, conversations.tell_of_unsolved], show=SCREENS),
    ConversationWaits: Follow(now=[promises.follow], show=SCREENS),
    ConversationSnoozed: Follow(show=SCREENS),
    ConversationWoke: Follow(now=[conversations.tell_of_return], show=SCREENS),
    PriorityChanged: Follow(now=[promises.redate_by_priority, desk.ring_for_urgency], show=SCREENS),
    TagsChanged: Follow(now=[desk.ring_for_tags], show=SCREENS),
    TagsMerged: Follow(now=[desk.hang_at_the_other_tag]),
    CustomerReplaced: Follow(now=[promises.change_customer], show=SCREENS),
    LanguageChanged: Follow(show=SCREENS),
    PageLinkReturned: Follow(show=SCREENS),
    PageLinkTakenBack: Follow(show=SCREENS),
    OwnerReminded: Follow(now=[conversations.tell_the_reminded], show=SCREENS),
    RepresentativeMentioned: Follow(now=[conversations.tell_the_mentioned], show=SCREENS),
    AnswerExpected: Follow(show=SCREENS),
    AnswerLate: Follow(now=[promises.break_answers, failing.let_down, conversations.tell_of_lateness], show=SCREENS),
    MatterHandedOn: Follow(now=[failing.let_down_by_handing_on], show=SCREENS),
    LongSilence: Follow(now=[failing.let_down, conversations.tell_of_silence], show=SCREENS),
    HandedOver: Follow(now=[promises.promise_follow_ups, conversations.tell_the_receiver], show=SCREENS),
    HandedToTeam: Follow(
        now=[promises.redate_by_team, promises.promise_follow_ups, conversations.tell_the_receiving_team],
        show=SCREENS,
    ),
    CustomerToldOfHandOver: Follow(soon=[email.deliver], show=SCREENS),
    HandOverAccepted: Follow(now=[conversations.tell_customer_who_continues], show=SCREENS),
    HandOverCalledOff: Follow(now=[promises.drop_follow_ups, conversations.tell_customer_who_continues], show=SCREENS),
    HandOverGivenBack: Follow(
        now=[
            promises.redate_by_team,
            promises.drop_follow_ups,
            failing.let_down,
            conversations.tell_of_giving_back,
            conversations.tell_customer_who_continues,
        ],
        show=SCREENS,
    ),
    HandOverFinished: Follow(
        now=[promises.redate_by_team, promises.ask_soon, conversations.tell_the_first_owner], show=SCREENS
    ),
    SolvedByWord: Follow(now=[promises.end_follow_ups], show=SCREENS),
    UnsolvedByWord: Follow(
        now=[promises.redate_by_team, promises.ask_again, failing.let_down, conversations.tell_the_first_owner],
        show=SCREENS,
    ),
    FollowUpWaived: Follow(now=[promises.drop_follow_ups], show=SCREENS),
    HeldBack: Follow(soon=[email.authenticate], show=SCREENS),
    HeldAgain: Follow(now=[promises.release_owed], soon=[email.learn_spam], show=SCREENS),
    HeldAsBlocked: Follow(now=[promises.release_owed], soon=[email.learn_spam], show=SCREENS),
    MarkedAsSpam: Follow(now=[promises.release_owed], soon=[email.learn_spam], show=SCREENS),
    SpamMarkTakenBack: Follow(now=[promises.follow], soon=[email.learn_spam], show=SCREENS),
    LetThrough: Follow(now=[promises.follow], soon=[email.learn_spam], show=SCREENS),
    InboxOpened: Follow(now=[promises.spread_targets]),
    BellRung: Follow(show=SCREENS),
    BellTaken: Follow(show=SCREENS),
    BellUnanswered: Follow(show=SCREENS),
    PromiseMade: Follow(show=SCREENS),
    PromiseKept: Follow(show=SCREENS),
    PromiseReleased: Follow(show=SCREENS),
    PromiseRenegotiated: Follow(show=SCREENS),
    PromisePassedOn: Follow(show=SCREENS),
    PromiseRedated: Follow(show=SCREENS),
    PromiseComesDue: Follow(now=[promises.tell_of_coming_due], show=SCREENS),
    PromiseBroken: Follow(
        now=[failing.let_down, promises.tell_of_broken, promises.tell_leads_of_overdue], show=SCREENS
    ),
    PromiseMadeGood: Follow(show=SCREENS),
    AskedAgain: Follow(now=[failing.let_down], show=SCREENS),
    AskedAgainTakenBack: Follow(show=SCREENS),
    RepairPlanned: Follow(now=[promises.tell_of_repairs], show=SCREENS),
    RepairComesDue: Follow(now=[promises.tell_of_repairs], show=SCREENS),
    RepairDone: Follow(show=SCREENS),
    RepairDropped: Follow(show=SCREENS),
    CustomerChanged: Follow(show=[people.screens]),
    MemoryKept: Follow(show=[people.screens]),
    MemoryReworded: Follow(show=[people.screens]),
    MemoryPutAway: Follow(show=[people.screens]),
    MemoryBroughtBack: Follow(show=[people.screens]),
    AddressAdded: Follow(show=[people.screens]),
    AddressRemoved: Follow(show=[people.screens]),
    AddressProven: Follow(show=[people.screens]),
    AddressDoubted: Follow(show=[people.screens]),
    AddressSplitOff: Follow(
        now=[conversations.move_to_whose_address_it_is, promises.promise_to_whose_address_it_is],
        show=[people.screens, conversations.screens_of_people],
    ),
    CustomersJoined: Follow(
        now=[conversations.move_to_who_stays, promises.promise_to_who_stays],
        soon=[conversation_errands.index_under_new_name],
        show=[people.screens, conversations.screens_of_people],
    ),
    CustomersParted: Follow(
        now=[conversations.move_back_to_who_went, promises.promise_to_who_went],
        show=[people.screens, conversations.screens_of_people],
    ),
    CustomerBelongs: Follow(show=[people.screens]),
    ConsentGiven: Follow(show=[people.screens]),
    ConsentWithdrawn: Follow(show=[people.screens]),
    CompanyChanged: Follow(show=[people.screens]),
}

# Which upper folder fills which place on a page: "desk.list" stands above the list and "desk.top" beside it while nothing
# is open; "conversation.side" (given the conversation) and "customer.page" (given the customer) stand below what is known of them.
PANELS: Panels = {
    "conversation.side": [promises_panel, failures_panel],
    "desk.list": [workspace.you_are_away, workspace.first_steps],
}

# Where a representative who is told of something by mail answers the customer by mail.
ANSWER_AT: AnswerAt = answer_at

# Who says whether what a form brings is held back: one filter learns from all that comes.
WEIGH: Weigh = weigh
