"""How promises answer what happens in conversations."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from django.db.models import Model, Q

from firsthand.access.facts import AccountClosed
from firsthand.conversations.facts import (
    AnswerLate,
    ConversationJoined,
    ConversationMerged,
    ConversationResolved,
    CustomerReplaced,
    HandedOver,
    HandedToTeam,
    HandOverFinished,
    MergeTakenBack,
    MessageReceived,
    PriorityChanged,
    ReplyWritten,
    ResolutionTakenBack,
    SolvedByWord,
    SplitTakenBack,
    UnsentLeft,
    UnsolvedByWord,
)
from firsthand.conversations.rules.refusals import StillToAsk
from firsthand.journal.actor import HOUSE
from firsthand.journal.errands import Work, enqueue_many
from firsthand.journal.facts import Fact
from firsthand.journal.models import Entry
from firsthand.journal.record import record
from firsthand.notices.actions import Telling, tell_representatives
from firsthand.notices.queries import with_unread
from firsthand.notices.rules import About
from firsthand.people.actions import carry, carry_back
from firsthand.people.facts import AddressSplitOff, CustomersJoined, CustomersParted
from firsthand.promises import mirror
from firsthand.promises.actions import follow_up
from firsthand.promises.actions.give_back import give_back
from firsthand.promises.actions.lend import lend
from firsthand.promises.actions.lend_on import lend_on
from firsthand.promises.actions.make import Saying, make
from firsthand.promises.actions.pass_on_of_who_left import pass_on_of_who_left
from firsthand.promises.actions.place import place_on_desks
from firsthand.promises.actions.redate import redate
from firsthand.promises.actions.set_target import spread
from firsthand.promises.errands import tell_of_cover
from firsthand.promises.facts import PromiseBroken, PromiseComesDue, PromisesCarried, RepairComesDue, RepairPlanned
from firsthand.promises.models import Failure, Intention, Promise, Repair
from firsthand.promises.queries import conversations_to_tell
from firsthand.promises.rules.kinds import Kind
from firsthand.promises.rules.targets import Why
from firsthand.team.facts import AbsenceBegan, AbsenceChanged, AbsenceEnded, CoverChanged
from firsthand.team.models import Representative
from firsthand.team.queries import all_leads_of

# Whoever pressed the button by mistake takes it back before a customer has heard of it.
UNDO_FIRST = timedelta(minutes=2)

# What stands by customer, and goes with them when two are one.
OF_CUSTOMERS: tuple[type[Model], ...] = (Promise, Failure, Repair)


def promise_answers(facts: Sequence[MessageReceived], *, at: datetime) -> None:
    """Each customer who wrote is owed an answer, and a solution where a target says so, unless one is owed already."""
    if asked := [fact.conversation for fact in facts if not fact.automatic]:
        mirror.owe(asked)


def keep_answers(facts: Sequence[ReplyWritten], *, at: datetime) -> None:
    """The answer that was owed is given; the time until the matter is to be solved stands still."""
    mirror.settle_answers(_conversations(facts), at=at)


def keep_solutions(facts: Sequence[ConversationResolved], *, at: datetime) -> None:
    """What was to be solved is solved."""
    mirror.settle_solutions(_conversations(facts), at=at)


def break_answers(facts: Sequence[AnswerLate], *, at: datetime) -> None:
    """An answer that is late is a promise broken."""
    mirror.break_answers(_conversations(facts), at=at)


def owe_again(facts: Sequence[ResolutionTakenBack], *, at: datetime) -> None:
    """What was settled by a slip is owed as before."""
    slips: dict[str, list[int]] = defaultdict(list)
    for fact in facts:
        slips[fact.resolved].append(fact.conversation)
    for moment, conversations in slips.items():
        mirror.owe_again(conversations, since=datetime.fromisoformat(moment))
    mirror.owe(_conversations(facts))


def redate_by_priority(facts: Sequence[PriorityChanged], *, at: datetime) -> None:
    """What is owed falls due as the targets of the new priority say."""
    redate(_conversations(facts), why=Why.PRIORITY, at=at)


def redate_by_team(facts: Sequence[Fact], *, at: datetime) -> None:
    """What is owed falls due as the targets of the new team say."""
    redate(_conversations(facts), why=Why.TEAM, at=at)


def spread_targets(facts: Sequence[Fact], *, at: datetime) -> None:
    """A new inbox knows the targets that hold in it."""
    spread()


def promise_as_intended(facts: Sequence[UnsentLeft], *, at: datetime) -> None:
    """What an answer promises that has left now is promised; what would have fallen due meanwhile is not."""
    left = {fact.unsent: fact for fact in facts}
    for intended in Intention.objects.filter(unsent__in=left).select_related("unsent__author", "unsent__conversation"):
        if intended.due_at > at:
            saying = Saying(
                kind=intended.kind,
                words=intended.words,
                due_at=intended.due_at,
                message_id=left[intended.unsent_id].message,
            )
            make(intended.unsent.conversation, [saying], by=intended.unsent.author, at=at)


def follow(facts: Sequence[Fact], *, at: datetime) -> None:
    """What these conversations owe now is promised, and what they owe no more is released."""
    conversations = _conversations(facts)
    mirror.release_what_is_not_owed(conversations, at=at)
    mirror.owe(conversations)


def release_owed(facts: Sequence[Fact], *, at: datetime) -> None:
    """These conversations owe nothing any more, and nothing of it was kept."""
    mirror.release_what_is_not_owed(_conversations(facts), at=at)


def promise_follow_ups(facts: Sequence[HandedOver] | Sequence[HandedToTeam], *, at: datetime) -> None:
    """Whoever had it first asks the customer whether it is solved."""
    follow_up.promise_follow_ups([fact.hand_over for fact in facts], at=at)


def ask_soon(facts: Sequence[HandOverFinished], *, at: datetime) -> None:
    """The others have finished: the customer is asked soon."""
    follow_up.ask_soon(_conversations(facts), at=at)


def end_follow_ups(facts: Sequence[SolvedByWord], *, at: datetime) -> None:
    """The customer has said that it is solved."""
    follow_up.end_follow_ups(_conversations(facts), at=at)


def ask_again(facts: Sequence[UnsolvedByWord], *, at: datetime) -> None:
    """The customer has said that it is not solved."""
    follow_up.ask_again(_conversations(facts), at=at)


def drop_follow_ups(facts: Sequence[Fact], *, at: datetime) -> None:
    """Nobody has to ask: nobody else has worked on it, or whoever leads has decided so."""
    if free := [fact for fact in facts if fact.values().get("free", True)]:
        follow_up.drop_follow_ups(_conversations(free), at=at)


def refuse_while_a_follow_up_is_open(facts: Sequence[ConversationResolved], *, at: datetime) -> None:
    """A matter that was handed over closes only with the customer's word. Raises `StillToAsk`."""
    for fact in facts:
        if fact.follow_up:
            raise StillToAsk(name=Representative.objects.get(pk=fact.follow_up).name)


def tell_leads_of_overdue(facts: Sequence[PromiseBroken], *, at: datetime) -> None:
    """Whoever leads the team hears that its customer was not asked in time."""
    asked = [fact.promise for fact in facts if fact.kind == Kind.FOLLOW_UP]
    duties = Promise.objects.follow_ups().unsettled().filter(pk__in=asked) if asked else ()
    led = [(one.team_id, one.conversation_id) for one in duties]
    leads = all_leads_of({team for team, _matter in led})
    tell_representatives(
        [Telling(lead, About.FOLLOW_UP_OVERDUE, matter) for team, matter in led for lead in leads.get(team, ())], at=at
    )


def move_with_messages(
    facts: Sequence[ConversationJoined] | Sequence[ConversationMerged] | Sequence[SplitTakenBack], *, at: datetime
) -> None:
    """What people promised in a conversation that became part of another is promised in that; so is what makes up for something."""
    for fact in facts:
        said = Promise.objects.said().filter(conversation=fact.conversation)
        if said.update(conversation=fact.into):
            place_on_desks([fact.conversation, fact.into])
        Repair.objects.filter(conversation=fact.conversation).update(conversation=fact.into)
    mirror.release_what_is_not_owed(_conversations(facts), at=at)
    mirror.owe([fact.into for fact in facts])


def move_with_matter(facts: Sequence[ConversationMerged], *, at: datetime) -> None:
    """The same, and which they were is remembered: a promise bound to no message goes back too when that is taken back."""
    for fact in facts:
        theirs, repairs = (
            list(rows.filter(conversation=fact.conversation).values_list("pk", flat=True))
            for rows in (Promise.objects.said(), Repair.objects.all())
        )
        if theirs or repairs:
            who = {"conversation": fact.conversation, "customer": fact.customer}
            record(PromisesCarried(**who, into=fact.into, promises=theirs, repairs=tuple(repairs)), by=HOUSE, at=at)
    move_with_messages(facts, at=at)


def move_back(facts: Sequence[MergeTakenBack], *, at: datetime) -> None:
    """What was promised in a matter that stands by itself again, or in its messages, is promised in that."""
    pairs = [(fact.conversation, fact.into) for fact in facts]
    for own, into in pairs:
        carried = _carried(own, into=into)
        Repair.objects.filter(pk__in=carried.get("repairs", ()), conversation=into).update(conversation=own)
        of_matter = Q(message__conversation=own) | Q(pk__in=_with_later(carried.get("promises", ())))
        theirs = Promise.objects.said().filter(of_matter, conversation=into)
        if theirs.update(conversation=own):
            place_on_desks([own, into])
    both = [number for pair in pairs for number in pair]
    mirror.release_what_is_not_owed(both, at=at)
    mirror.owe(both)


def _carried(own: int, *, into: int) -> Mapping[str, Sequence[int]]:
    """What went along when all of it came to stand in the other."""
    carried = Entry.objects.about(own).named(PromisesCarried).last()
    return carried.payload if carried and carried.payload["into"] == into else {}


def _with_later(carried: Iterable[int]) -> set[int]:
    """These, and what was agreed on instead since."""
    found = set(carried)
    newest = found
    while newest:
        newest = set(Promise.objects.filter(instead_of__in=newest).values_list("pk", flat=True)) - found
        found = found | newest
    return found


def change_customer(facts: Sequence[CustomerReplaced], *, at: datetime) -> None:
    """What is promised in the matter is promised to whose it is now."""
    for fact in facts:
        for rows in (Promise.objects.unsettled(), Repair.objects.unsettled(), Failure.objects.all()):
            rows.filter(conversation=fact.conversation).update(customer=fact.customer)


def promise_to_who_stays(facts: Sequence[CustomersJoined], *, at: datetime) -> None:
    """What was promised to who turned out to be somebody else is promised to that one."""
    for fact in facts:
        _carry(carry, joining=fact.joining, goes=fact.other, stays=fact.customer)


def promise_to_who_went(facts: Sequence[CustomersParted], *, at: datetime) -> None:
    """What was promised to each of two persons is promised to them again."""
    for fact in facts:
        _carry(carry_back, joining=fact.joining, goes=fact.other, stays=fact.customer)


def promise_to_whose_address_it_is(facts: Sequence[AddressSplitOff], *, at: datetime) -> None:
    """What was promised in matters that went to another person is promised to them."""
    for fact in facts:
        for model in OF_CUSTOMERS:
            theirs = model._default_manager.filter(customer=fact.customer, conversation__customer=fact.other)
            theirs.update(customer=fact.other)


def _carry(how: Callable[..., int], *, joining: int, goes: int, stays: int) -> None:
    for model in OF_CUSTOMERS:
        how(model, "customer", joining=joining, goes=goes, stays=stays)


def tell_of_repairs(facts: Sequence[RepairPlanned] | Sequence[RepairComesDue], *, at: datetime) -> None:
    """Who is to make up for something is told, and once more when it is time."""
    tell_representatives([Telling(fact.owner, About.REPAIR, fact.conversation) for fact in facts], at=at)


def tell_of_coming_due(facts: Sequence[PromiseComesDue], *, at: datetime) -> None:
    """Owners are reminded of what they promised."""
    told = [
        Telling(fact.owner, About.PROMISE_UNOWNED if fact.unowned else About.PROMISE_SOON, fact.conversation)
        for fact in facts
    ]
    tell_representatives(told, at=at)


def tell_of_broken(facts: Sequence[PromiseBroken], *, at: datetime) -> None:
    """Owners are told that a promise of theirs was broken, so that they say sorry and why."""
    tell_representatives(
        [Telling(fact.owner, About.PROMISE_BROKEN, fact.conversation) for fact in facts if fact.owner], at=at
    )


def lend_promises(facts: Sequence[AbsenceBegan], *, at: datetime) -> None:
    """What somebody promised who is away is kept by their cover, or is their teams'; their customers are told of it soon."""
    for fact in facts:
        lent = lend(absence=fact.absence, lender=fact.representative, borrower=fact.cover, at=at)
        _tell_of_lent(lent, fact, at=at)


def lend_promises_on(facts: Sequence[CoverChanged], *, at: datetime) -> None:
    """It is kept by whoever covers now, and customers are told who that is."""
    for fact in facts:
        lent = lend_on(lender=fact.representative, borrower=fact.cover, at=at) if fact.away else []
        _tell_of_lent(lent, fact, at=at)


def _tell_of_lent(lent: Sequence[Promise], fact: AbsenceBegan | CoverChanged, *, at: datetime) -> None:
    # Who was told of the matters knows already.
    if lent and fact.cover and not with_unread(About.COVERS, [fact.cover]):
        tell_representatives([Telling(fact.cover, About.COVERS, lent[0].conversation_id)], at=at)
    if lent:
        _tell_customers(fact.absence, at=at)


def tell_more_customers(facts: Sequence[AbsenceChanged], *, at: datetime) -> None:
    """Who was promised something for a time at which somebody is away after all is told too."""
    for fact in facts:
        _tell_customers(fact.absence, at=at)


def _tell_customers(absence: int, *, at: datetime) -> None:
    works = (
        Work(tell_of_cover, (absence, number), key=f"cover:{absence}:{number}", run_at=at + UNDO_FIRST)
        for number in sorted(conversations_to_tell(absence, at=at))
    )
    enqueue_many(works)


def give_back_promises(facts: Sequence[AbsenceEnded], *, at: datetime) -> None:
    """Who is back keeps again what they promised."""
    for fact in facts:
        give_back(lender=fact.representative, at=at)


def pass_on_promises(facts: Sequence[AccountClosed], *, at: datetime) -> None:
    """What somebody promised who left is kept by others, who are told."""
    for left in Representative.objects.filter(account__in=[fact.account for fact in facts]):
        heirs = pass_on_of_who_left(left, at=at)
        told = [Telling(heir, About.PROMISES_CAME, one.conversation_id) for heir, one in sorted(heirs.items())]
        tell_representatives(told, at=at)


def _conversations(facts: Sequence[Fact]) -> list[int]:
    return sorted({fact.values()["conversation"] for fact in facts})
