"""What a representative may see: own teams', own and mentioned conversations; an administrator everything."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from firsthand.access.models import Role
from firsthand.conversations.models import Conversation, Following, LastLook, Mention, Message, Pin, SideThread, Unsent
from firsthand.conversations.models.conversation import ConversationQuerySet
from firsthand.conversations.models.message import MessageQuerySet
from firsthand.conversations.models.unsent import UnsentQuerySet
from firsthand.kit.prepared import prepared
from firsthand.people.models import Customer, Memory
from firsthand.team.models import Membership, Representative

MOST_OTHERS, SOME_MORE = 5, 20
ABOUT_ONE = ("conversation", "presence")  # what it says, and who is there


def visible_to(representative: Representative) -> ConversationQuerySet:
    """The conversations that are open to them."""
    if not representative.is_active:
        return Conversation.objects.none()
    if representative.is_administrator:
        return Conversation.objects.all()
    return _seen_by(representative.pk, everything=False)


def one_visible_to(representative: Representative, pk: int) -> Conversation | None:
    """The conversation with everybody whom its page names, if it is open to them."""
    if not representative.is_active:
        return None
    return next(iter(_one(pk, representative.pk, everything=representative.is_administrator)), None)


def bare_one_visible_to(representative: Representative, pk: int) -> Conversation | None:
    """The conversation alone, if it is open to them."""
    if not representative.is_active:
        return None
    return next(iter(_bare(pk, representative.pk, everything=representative.is_administrator)), None)


def one_locked_for(representative: Representative, pk: int) -> Conversation | None:
    """The conversation as an act needs it, locked until the transaction ends, if it is open to them."""
    if not representative.is_active:
        return None
    return next(iter(_locked(pk, representative.pk, everything=representative.is_administrator)), None)


def others_of(customer: int, *, besides: int, representative: Representative) -> list[Conversation]:
    """The newest of a customer's other matters that the representative may see, and one more if there are."""
    if not representative.is_active:
        return []
    return _others(customer, besides, representative.pk, everything=representative.is_administrator)


def more_of(customer: int, *, besides: int, before: Conversation, representative: Representative) -> list[Conversation]:
    """The same before one of them, and one more if there are."""
    older = Q(last_at__lte=before.last_at) & (Q(last_at__lt=before.last_at) | Q(pk__lt=before.pk))
    found = visible_to(representative).filter(older, customer=customer).exclude(pk=besides)
    return list(found.select_related("owner").newest_first()[: SOME_MORE + 1])


@prepared
def _one(pk: int, representative: int, *, everything: bool) -> ConversationQuerySet:
    looks = LastLook.objects.filter(conversation=OuterRef("pk"), representative=representative).values("up_to")
    follows = Following.objects.filter(conversation=OuterRef("pk"), representative=representative)
    pins = Pin.objects.filter(conversation=OuterRef("pk"))
    seen = (
        _seen_by(representative, everything=everything)
        .filter(pk=pk)
        .select_related("customer__company", "owner", "team", "inbox")
    )
    memories = Memory.objects.kept().filter(customer=OuterRef("customer"))
    beside: dict[str, Any] = {
        "read_up_to": Subquery(looks),
        "has_pins": Exists(pins),
        "has_memories": Exists(memories),
        "is_followed": Exists(follows),
    }
    return seen.annotate(**beside)


@prepared
def _bare(pk: int, representative: int, *, everything: bool) -> ConversationQuerySet:
    return _seen_by(representative, everything=everything).filter(pk=pk)


@prepared
def _locked(pk: int, representative: int, *, everything: bool) -> ConversationQuerySet:
    seen = _seen_by(representative, everything=everything).filter(pk=pk)
    return seen.locked().select_related("inbox__calendar", "customer")


@prepared
def _others(customer: int, besides: int, representative: int, *, everything: bool) -> ConversationQuerySet:
    seen = _seen_by(representative, everything=everything).filter(customer=customer).exclude(pk=besides)
    beside: dict[str, Any] = {"came_by": F("inbox__channel")}
    return seen.select_related("owner").annotate(**beside).newest_first()[: MOST_OTHERS + 1]


def _seen_by(representative: int, *, everything: bool) -> ConversationQuerySet:
    return Conversation.objects.all() if everything else Conversation.objects.filter(theirs(representative))


def theirs(representative: int) -> Q:
    """The condition on a conversation that is open to them: of their teams, their own, or one where they were asked to look."""
    teams = Membership.objects.filter(representative=representative).values("team")
    mentions = Mention.objects.filter(representative=representative).values("conversation")
    return Q(team__in=teams) | Q(owner=representative) | Q(pk__in=mentions)


def in_their_sight(representative: int, *, everything: bool) -> Q:
    """The condition on what stands in a conversation that is open to them."""
    return Q() if everything else Q(conversation__in=_seen_by(representative, everything=False))


def seeing(conversation: Conversation) -> QuerySet[Representative]:
    """Who works here and to whom the conversation is open: the same the other way round."""
    teams = Membership.objects.filter(representative=OuterRef("pk"), team=conversation.team_id)
    mentions = Mention.objects.filter(representative=OuterRef("pk"), conversation=conversation)
    administers = Q(account__role=Role.ADMINISTRATOR)
    return Representative.objects.active().filter(
        administers | Q(pk=conversation.owner_id) | Exists(teams) | Exists(mentions)
    )


def messages_visible_to(representative: Representative) -> MessageQuerySet:
    """The messages of conversations that are open to them."""
    return Message.objects.filter(conversation__in=visible_to(representative))


def unsent_visible_to(representative: Representative) -> UnsentQuerySet:
    """The unsent answers of conversations that are open to them."""
    return Unsent.objects.filter(conversation__in=visible_to(representative))


def side_threads_visible_to(representative: Representative) -> QuerySet[SideThread]:
    """The side threads of conversations that are open to them."""
    return SideThread.objects.filter(conversation__in=visible_to(representative))


def customers_visible_to(representative: Representative) -> QuerySet[Customer]:
    """The customers of conversations that are open to them, and those who have none yet; who was joined is one of them."""
    if not representative.is_active:
        return Customer.objects.none()
    standing = Customer.objects.filter(joined_into=None)
    if representative.is_administrator:
        return standing
    of_customer = Conversation.objects.filter(customer=OuterRef("pk"))
    return standing.filter(
        Exists(visible_to(representative).filter(customer=OuterRef("pk"))) | ~Exists(of_customer),
    )


def topics_visible_to(representative: Representative, topics: Iterable[str]) -> set[str]:
    """Those of the live topics that they may watch."""
    if not representative.is_active:
        return set()
    allowed = {f"representative:{representative.pk}"}
    allowed |= {f"team:{pk}" for pk in representative.memberships.values_list("team", flat=True)}
    if representative.is_administrator:
        allowed.add("desk")
    asked = set(topics)
    conversations = visible_to(representative).filter(pk__in=_numbers(asked, *ABOUT_ONE)).values_list("pk", flat=True)
    allowed |= {f"{kind}:{pk}" for pk in conversations for kind in ABOUT_ONE}
    if customers := _numbers(asked, "customer"):
        theirs = customers_visible_to(representative).filter(pk__in=customers).values_list("pk", flat=True)
        allowed |= {f"customer:{pk}" for pk in theirs}
    # Companies are the whole house's; whose contacts and matters one sees of them is asked by each page.
    allowed |= {f"company:{pk}" for pk in _numbers(asked, "company")}
    return asked & allowed


def _numbers(topics: Iterable[str], *kinds: str) -> list[int]:
    """The numbers in the topics of these kinds."""
    named = (topic.partition(":") for topic in topics)
    return sorted({int(number) for kind, _, number in named if kind in kinds and number.isdecimal()})[:500]
