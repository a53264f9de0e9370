"""How conversations answer what happens in them: screens that look again, and people who are told."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db.models import QuerySet

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
    AcknowledgementWritten,
    AnswerLate,
    ConversationAssigned,
    ConversationOwned,
    ConversationReopened,
    ConversationResolved,
    ConversationWoke,
    HandedOver,
    HandedToTeam,
    HandOverAccepted,
    HandOverCalledOff,
    HandOverFinished,
    HandOverGivenBack,
    LongSilence,
    MatterUnblocked,
    MessageBounced,
    MessageCalledSpam,
    MessageFailed,
    MessageReceived,
    MessageSent,
    NoteWritten,
    OwnerReminded,
    ReplyHeldBack,
    ReplyWritten,
    RepresentativeMentioned,
    SaidUnsolved,
    SideAnswerReceived,
    SideLetterWritten,
    UnsolvedByWord,
)
from firsthand.conversations.models import Conversation, Inbox, Link, Message, Unsent
from firsthand.conversations.queries.followers import followers_to_tell
from firsthand.conversations.rules.refusals import TeamStillAnswers
from firsthand.conversations.rules.states import State
from firsthand.journal.actor import HOUSE
from firsthand.journal.errands import Work, enqueue_many
from firsthand.journal.facts import Fact
from firsthand.journal.record import record
from firsthand.kit.prepared import prepared
from firsthand.notices.actions import Telling, tell_representatives
from firsthand.notices.queries import with_unread
from firsthand.notices.rules import About
from firsthand.people.facts import AddressSplitOff, CustomersJoined, CustomersParted
from firsthand.team.facts import AbsenceBegan, AbsenceEnded, CoverChanged, TeamArchived
from firsthand.team.models import Membership, Representative, Team
from firsthand.team.queries import all_leads_of

# More than so many at once are one piece of news.
MANY = 5
MOST_SCREENS = 100
# What somebody did by a slip is undone before a customer hears of it.
UNDO_FIRST = timedelta(minutes=2)
# What shows in the thread alone. Every row of every list would look again for it in vain: with a hundred lists open, that is
# what a desk is busy with.
IN_THE_THREAD = (NoteWritten, MessageSent, AcknowledgementWritten, OwnerReminded)


def screens(facts: Sequence[Fact]) -> Iterable[str]:
    """The topics of the conversations themselves, of the desks on which they stand, and of those they have left."""
    ids = {number for fact in facts if (number := getattr(fact, "conversation", None))}
    topics = {f"conversation:{number}" for number in ids}
    if not (
        rowed := {
            number
            for fact in facts
            if not isinstance(fact, IN_THE_THREAD) and (number := getattr(fact, "conversation", None))
        }
    ):
        return topics
    topics |= {"desk"}
    for one in _standing(*rowed):
        topics |= {f"team:{one.team_id}"} | ({f"representative:{one.owner_id}"} if one.owner_id else set())
    topics |= {
        f"representative:{had}" for fact in facts for name in ("before", "hands") if (had := getattr(fact, name, None))
    }
    topics |= {f"team:{left}" for fact in facts if (left := getattr(fact, "before_team", None))}
    topics |= {
        f"moved:{number}"
        for fact in facts
        if _is_out_of_sight(fact) and (number := getattr(fact, "conversation", None))
    }
    return topics


def _is_out_of_sight(fact: Fact) -> bool:
    """Whether somebody who saw the conversation may see it no longer."""
    return bool(getattr(fact, "before", None) or getattr(fact, "before_team", None))


@prepared
def _standing(*conversations: int) -> QuerySet[Conversation]:
    return Conversation.objects.filter(pk__in=conversations).only("team", "owner")


def tell_the_owner(facts: Sequence[MessageReceived], *, at: datetime) -> None:
    """The owner is told that their customer wrote, unless it was a machine."""
    written = [fact for fact in facts if not fact.first and not fact.automatic]
    owners = _owners(fact.conversation for fact in written)
    tell_representatives(
        [
            Telling(owners[fact.conversation], About.CUSTOMER_WROTE, fact.conversation)
            for fact in written
            if fact.conversation in owners
        ],
        at=at,
    )


def tell_followers_of_letters(facts: Sequence[MessageReceived], *, at: datetime) -> None:
    """Whoever follows is told that the customer wrote, unless it was a machine; the owner hears it as theirs."""
    written = {fact.conversation for fact in facts if not fact.first and not fact.automatic}
    if told := followers_to_tell(written, of=MessageReceived.name, at=at):
        owners = _owners(written)
        tell_representatives(
            [Telling(rep, About.FOLLOWED_WROTE, number) for rep, number in told if owners.get(number) != rep], at=at
        )


def tell_followers_of_words(facts: Sequence[ReplyWritten] | Sequence[NoteWritten], *, at: datetime) -> None:
    """Whoever follows is told that a colleague answered or wrote a note."""
    # Answers are what is written most: each says whether it is worth to ask.
    followed = {fact.conversation for fact in facts if getattr(fact, "followed", True)}
    told = followers_to_tell(followed, of=facts[0].name, at=at)
    tell_representatives([Telling(rep, About.FOLLOWED_WROTE, number) for rep, number in told], at=at)


def tell_followers_of_change(
    facts: Sequence[ConversationResolved] | Sequence[ConversationAssigned], *, at: datetime
) -> None:
    """Whoever follows is told that it was solved, or given to somebody, who hears that as theirs."""
    told = followers_to_tell({fact.conversation for fact in facts}, of=facts[0].name, at=at)
    given = {(fact.owner, fact.conversation) for fact in facts if isinstance(fact, ConversationAssigned)}
    tell_representatives(
        [Telling(rep, About.FOLLOWED_CHANGED, number) for rep, number in told if (rep, number) not in given], at=at
    )


def tell_the_assigned(facts: Sequence[ConversationAssigned], *, at: datetime) -> None:
    """Whoever was given a conversation is told; of many at once they are told once."""
    told = [Telling(fact.owner, About.ASSIGNED, fact.conversation) for fact in facts]
    tell_representatives(_few(told, many=About.MANY), at=at)


def tell_the_reminded(facts: Sequence[OwnerReminded], *, at: datetime) -> None:
    """Whoever was reminded is told; of many at once they are told once."""
    told = [Telling(fact.representative, About.REMINDED, fact.conversation) for fact in facts]
    tell_representatives(_few(told, many=About.REMINDED), at=at)


def tell_the_mentioned(facts: Sequence[RepresentativeMentioned], *, at: datetime) -> None:
    """Whoever was mentioned is told."""
    tell_representatives([Telling(fact.representative, About.MENTIONED, fact.conversation) for fact in facts], at=at)


def tell_of_trouble(facts: Sequence[MessageFailed] | Sequence[MessageBounced], *, at: datetime) -> None:
    """The author of a message that did not arrive is told, and whoever owns the matter."""
    tell_representatives(_tellings(facts, About.NOT_DELIVERED), at=at)


def tell_of_complaint(facts: Sequence[MessageCalledSpam], *, at: datetime) -> None:
    """The author of a message that was called spam is told, and whoever owns the matter."""
    tell_representatives(_tellings(facts, About.COMPLAINED), at=at)


def _tellings(facts: Sequence[MessageFailed | MessageBounced | MessageCalledSpam], about: About) -> list[Telling]:
    concerned = Message.objects.filter(pk__in=[fact.message for fact in facts]).values_list(
        "conversation", "author_representative", "conversation__owner"
    )
    told = {(person, conversation) for conversation, *people in concerned for person in people if person}
    return [Telling(person, about, conversation) for person, conversation in sorted(told)]


def tell_of_held_back(facts: Sequence[ReplyHeldBack], *, at: datetime) -> None:
    """Whose answer did not leave is told, unless they took it back themselves."""
    held = [fact for fact in facts if fact.why != Unsent.Why.UNDONE]
    tell_representatives([Telling(fact.author, About.HELD_BACK, fact.conversation) for fact in held], at=at)


def tell_of_side_answers(facts: Sequence[SideAnswerReceived], *, at: datetime) -> None:
    """The owner is told that somebody outside answered, unless it was a machine."""
    written = [fact for fact in facts if not fact.automatic]
    tell_representatives([Telling(fact.owner, About.ASIDE, fact.conversation) for fact in written], at=at)


def tell_of_return(facts: Sequence[ConversationReopened] | Sequence[ConversationWoke], *, at: datetime) -> None:
    """The owner is told that a matter came back; of many at once they are told once."""
    told = [Telling(fact.owner, About.BACK, fact.conversation) for fact in facts if fact.owner]
    tell_representatives(_few(told, many=About.MANY), at=at)


def tell_of_unsolved(facts: Sequence[SaidUnsolved], *, at: datetime) -> None:
    """The owner is told that their customer calls it unsolved, unless they hear that it came back."""
    told = [Telling(fact.owner, About.BACK, fact.conversation) for fact in facts if fact.owner and not fact.came_back]
    tell_representatives(told, at=at)


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


def tell_of_freedom(facts: Sequence[MatterUnblocked], *, at: datetime) -> None:
    """Whose matter waited for another is told that it does no longer."""
    told = [Telling(fact.owner, About.UNBLOCKED, fact.conversation) for fact in facts if fact.owner]
    tell_representatives(_few(told, many=About.UNBLOCKED), at=at)


def tell_of_silence(facts: Sequence[LongSilence], *, at: datetime) -> None:
    """Whoever did nothing hears that it is not theirs any more, and so does whoever leads; of many at once they are told once."""
    told = [Telling(fact.before, About.SILENT, fact.conversation) for fact in facts if fact.before]
    leads = all_leads_of({fact.team for fact in facts})
    led = [
        Telling(lead, About.TEAM_SILENT, fact.conversation)
        for fact in facts
        for lead in leads.get(fact.team, ())
        if lead != fact.before
    ]
    tell_representatives([*_few(told, many=About.SILENT), *_few(led, many=About.TEAM_SILENT)], at=at)


def tell_of_lateness(facts: Sequence[AnswerLate], *, at: datetime) -> None:
    """The owner is told that their answer is late."""
    tell_representatives([Telling(fact.owner, About.LATE, fact.conversation) for fact in facts if fact.owner], at=at)


def _few(tellings: Sequence[Telling], *, many: About) -> list[Telling]:
    """All of them, but for whoever would hear of very many: one, and none while they have not read the last such one."""
    counts = Counter(one.representative for one in tellings)
    flooded = {person for person, count in counts.items() if count > MANY}
    if not flooded:
        return list(tellings)
    first = {one.representative: one for one in reversed(tellings) if one.representative in flooded}
    untold = flooded - with_unread(many, flooded)
    kept = [one for one in tellings if one.representative not in flooded]
    return [*kept, *(Telling(person, many, first[person].conversation) for person in sorted(untold))]


def accept_by_taking(facts: Sequence[ConversationOwned] | Sequence[ConversationAssigned], *, at: datetime) -> None:
    """Whoever takes what was handed over has accepted it; taken by whoever gave it, it is called off."""
    taken = {fact.conversation: fact.owner for fact in facts if fact.handed}
    if taken:
        settle_taken(taken, at=at)


def tell_the_receiver(facts: Sequence[HandedOver], *, at: datetime) -> None:
    """Whoever was handed a matter is told."""
    tell_representatives([Telling(fact.owner, About.HANDED_OVER, fact.conversation) for fact in facts], at=at)


def tell_the_receiving_team(facts: Sequence[HandedToTeam], *, at: datetime) -> None:
    """Everybody in the team hears that something is theirs to accept; but not whoever gave it."""
    members = Membership.objects.filter(team__in={fact.team for fact in facts}).values_list("team", "representative")
    told = [
        Telling(person, About.HANDED_OVER, fact.conversation)
        for fact in facts
        for team, person in sorted(members)
        if team == fact.team and person not in (fact.before, fact.first)
    ]
    tell_representatives(told, at=at)


def tell_of_giving_back(facts: Sequence[HandOverGivenBack], *, at: datetime) -> None:
    """Whoever handed it over is told that it is theirs again."""
    tell_representatives(
        [Telling(fact.owner, About.GIVEN_BACK, fact.conversation) for fact in facts if fact.owner], at=at
    )


def tell_customer_who_continues(
    facts: Sequence[HandOverAccepted] | Sequence[HandOverGivenBack] | Sequence[HandOverCalledOff], *, at: datetime
) -> None:
    """Who had been told a name, or a team's, is told the new one, a moment later: what goes on to others at once is told with that."""
    told = [fact.hand_over for fact in facts if fact.told]
    if told:
        enqueue_many(Work(tell_who_continues, (one,), key=f"continues:{one}", run_at=at + UNDO_FIRST) for one in told)


def tell_the_first_owner(facts: Sequence[HandOverFinished] | Sequence[UnsolvedByWord], *, at: datetime) -> None:
    """Whoever had it first is told that it is theirs again: to ask, or because the customer says it is not solved."""
    about = About.ASK_CUSTOMER if isinstance(facts[0], HandOverFinished) else About.BACK
    tell_representatives([Telling(fact.owner, about, fact.conversation) for fact in facts if fact.owner], at=at)


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


def screens_of_people(facts: Sequence[CustomersJoined | CustomersParted | AddressSplitOff]) -> Iterable[str]:
    """The desk, and the newest matters of whom it concerns."""
    people = {number for fact in facts for number in (fact.customer, fact.other)}
    newest = Conversation.objects.filter(customer__in=people).order_by("-last_at").values_list("pk", flat=True)
    return {"desk"} | {f"conversation:{number}" for number in newest[:MOST_SCREENS]}


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


def _owners(conversations: Iterable[int]) -> dict[int, int]:
    ids = set(conversations)
    return dict(Conversation.objects.filter(pk__in=ids).exclude(owner=None).values_list("pk", "owner")) if ids else {}
