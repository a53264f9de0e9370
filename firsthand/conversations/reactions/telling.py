"""Who is told of what happens in conversations, and of very many at once only once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from firsthand.conversations.facts import (
    AnswerLate,
    ConversationAssigned,
    ConversationReopened,
    ConversationResolved,
    ConversationWoke,
    HandedOver,
    HandedToTeam,
    HandOverFinished,
    HandOverGivenBack,
    LongSilence,
    MatterUnblocked,
    MessageBounced,
    MessageCalledSpam,
    MessageFailed,
    MessageReceived,
    NoteWritten,
    OwnerReminded,
    ReplyHeldBack,
    ReplyWritten,
    RepresentativeMentioned,
    SaidUnsolved,
    SideAnswerReceived,
    UnsolvedByWord,
)
from firsthand.conversations.models import Conversation, Message, Unsent
from firsthand.conversations.queries.followers import followers_to_tell
from firsthand.notices.actions import Telling, tell_representatives
from firsthand.notices.queries import with_unread
from firsthand.notices.rules import About
from firsthand.team.models import Membership
from firsthand.team.queries import all_leads_of

# More than so many at once are one piece of news.
MANY = 5


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


def tell_the_first_owner(facts: Sequence[HandOverFinished] | Sequence[UnsolvedByWord], *, at: datetime) -> None:
    """Whoever had it first is told that it is theirs again: to ask, or because the customer says it is not solved."""
    about = About.ASK_CUSTOMER if isinstance(facts[0], HandOverFinished) else About.BACK
    tell_representatives([Telling(fact.owner, about, fact.conversation) for fact in facts if fact.owner], at=at)


def _owners(conversations: Iterable[int]) -> dict[int, int]:
    ids = set(conversations)
    return dict(Conversation.objects.filter(pk__in=ids).exclude(owner=None).values_list("pk", "owner")) if ids else {}
