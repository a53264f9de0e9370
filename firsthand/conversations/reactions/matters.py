"""What follows for the conversations themselves: they are lent, moved, freed and let go."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from firsthand.access.facts import AccountClosed
from firsthand.conversations.actions.change_person import move_back_to_two, move_by_address, move_to_one_person
from firsthand.conversations.actions.give_back import give_back
from firsthand.conversations.actions.lend import lend
from firsthand.conversations.actions.lend_on import lend_on
from firsthand.conversations.actions.link_to_page import end_page_links
from firsthand.conversations.actions.part_from import part_from
from firsthand.conversations.actions.settle_taken import settle_taken
from firsthand.conversations.errands import tell_who_continues
from firsthand.conversations.facts import (
    ConversationAssigned,
    ConversationOwned,
    ConversationResolved,
    HandOverAccepted,
    HandOverCalledOff,
    HandOverGivenBack,
    MatterUnblocked,
    SideLetterWritten,
)
from firsthand.conversations.models import Conversation, Inbox, Link
from firsthand.conversations.rules.refusals import TeamStillAnswers
from firsthand.conversations.rules.states import State
from firsthand.journal.actor import HOUSE
from firsthand.journal.errands import Work, enqueue_many
from firsthand.journal.record import record
from firsthand.notices.actions import Telling, tell_representatives
from firsthand.notices.rules import About
from firsthand.people.facts import AddressSplitOff, CustomersJoined, CustomersParted
from firsthand.team.facts import AbsenceBegan, AbsenceEnded, CoverChanged, TeamArchived
from firsthand.team.models import Representative, Team

# What somebody did by a slip is undone before a customer hears of it.
UNDO_FIRST = timedelta(minutes=2)


def end_page_links_sent_on(facts: Sequence[SideLetterWritten], *, at: datetime) -> None:
    """What was handed to somebody outside may quote a letter of ours: a link in it opens nothing any more."""
    end_page_links({fact.conversation for fact in facts})


def free_what_was_blocked(facts: Sequence[ConversationResolved], *, at: datetime) -> None:
    """What waited for a matter that is solved stands free of it: that is known there, and its owner is told."""
    solved = [fact.conversation for fact in facts if fact.linked]
    if not solved:
        return
    blocked = Link.objects.filter(conversation__in=solved, kind=Link.Kind.BLOCKS).exclude(other__state=State.RESOLVED)
    free = [
        MatterUnblocked(
            conversation=one.other_id,
            customer=one.other.customer_id,
            other=one.conversation_id,
            owner=one.other.owner_id,
        )
        for one in blocked.select_related("other").order_by("pk")
    ]
    if free:
        record(*free, by=HOUSE, at=at)


def accept_by_taking(facts: Sequence[ConversationOwned] | Sequence[ConversationAssigned], *, at: datetime) -> None:
    """Whoever takes what was handed over has accepted it; taken by whoever gave it, it is called off."""
    taken = {fact.conversation: fact.owner for fact in facts if fact.handed}
    if taken:
        settle_taken(taken, at=at)


def tell_customer_who_continues(
    facts: Sequence[HandOverAccepted] | Sequence[HandOverGivenBack] | Sequence[HandOverCalledOff], *, at: datetime
) -> None:
    """Who had been told a name, or a team's, is told the new one, a moment later: what goes on to others at once is told with that."""
    told = [fact.hand_over for fact in facts if fact.told]
    if told:
        enqueue_many(Work(tell_who_continues, (one,), key=f"continues:{one}", run_at=at + UNDO_FIRST) for one in told)


def refuse_while_a_team_answers(facts: Sequence[TeamArchived], *, at: datetime) -> None:
    """A team is archived only when nothing waits for it and nothing new comes to it."""
    for team in Team.objects.filter(pk__in=[fact.team for fact in facts]):
        unsolved = Conversation.objects.filter(team=team).exclude(state=State.RESOLVED)
        if Inbox.objects.filter(team=team).exists() or unsolved.exists():
            raise TeamStillAnswers(team=team.name)


def let_go_of_who_left(facts: Sequence[AccountClosed], *, at: datetime) -> None:
    """Nothing unsolved stays with somebody who cannot come in any more: its team sees it as nobody's."""
    for left in Representative.objects.filter(account__in=[fact.account for fact in facts]):
        part_from(left, by=HOUSE, at=at)


def move_to_who_stays(facts: Sequence[CustomersJoined], *, at: datetime) -> None:
    """All matters of who turned out to be somebody else are that one's."""
    for fact in facts:
        move_to_one_person(joining=fact.joining, goes=fact.other, stays=fact.customer)


def move_back_to_who_went(facts: Sequence[CustomersParted], *, at: datetime) -> None:
    """Each of two persons has again the matters that were theirs."""
    for fact in facts:
        move_back_to_two(joining=fact.joining, goes=fact.other, stays=fact.customer)


def move_to_whose_address_it_is(facts: Sequence[AddressSplitOff], *, at: datetime) -> None:
    """Matters in which only that address wrote are theirs whose it is."""
    for fact in facts:
        move_by_address(address=fact.address, before=fact.customer, now=fact.other, at=at)


def lend_matters(facts: Sequence[AbsenceBegan], *, at: datetime) -> None:
    """What somebody looks after who is away is their cover's, who is told, or nobody's."""
    for fact in facts:
        lent = lend(absence=fact.absence, lender=fact.representative, borrower=fact.cover, at=at)
        if lent and fact.cover:
            tell_representatives([Telling(fact.cover, About.COVERS, lent[0])], at=at)


def lend_matters_on(facts: Sequence[CoverChanged], *, at: datetime) -> None:
    """What is lent is looked after by whoever covers now, who is told."""
    for fact in facts:
        lent = lend_on(lender=fact.representative, borrower=fact.cover, at=at) if fact.away else []
        if lent and fact.cover:
            tell_representatives([Telling(fact.cover, About.COVERS, lent[0])], at=at)


def give_back_matters(facts: Sequence[AbsenceEnded], *, at: datetime) -> None:
    """Who is back has again what was lent."""
    for fact in facts:
        give_back(lender=fact.representative, at=at)
