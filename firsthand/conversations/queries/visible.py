"""What a representative may see: own teams', own and mentioned conversations; an administrator everything."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from firsthand.conversations.models import Conversation, Mention, Message
from firsthand.conversations.models.conversation import ConversationQuerySet
from firsthand.people.models import Customer
from firsthand.team.models import Membership, Representative


def visible_to(representative: Representative) -> ConversationQuerySet:
    """The conversations that are open to them."""
    if not representative.is_active:
        return Conversation.objects.none()
    if representative.is_administrator:
        return Conversation.objects.all()
    return Conversation.objects.filter(_theirs(representative))


def _theirs(representative: Representative) -> Q:
    teams = Membership.objects.filter(representative=representative).values("team")
    mentions = Mention.objects.filter(representative=representative).values("conversation")
    return Q(team__in=teams) | Q(owner=representative) | Q(pk__in=mentions)


def messages_visible_to(representative: Representative) -> QuerySet[Message]:
    """The messages of conversations that are open to them."""
    return Message.objects.filter(conversation__in=visible_to(representative))


def customers_visible_to(representative: Representative) -> QuerySet[Customer]:
    """The customers of conversations that are open to them, and those who have none yet."""
    if representative.is_administrator:
        return Customer.objects.all()
    of_customer = Conversation.objects.filter(customer=OuterRef("pk"))
    return Customer.objects.filter(
        Exists(visible_to(representative).filter(customer=OuterRef("pk"))) | ~Exists(of_customer),
    )


def topics_visible_to(representative: Representative, topics: Iterable[str]) -> set[str]:
    """Those of the live topics that they may watch."""
    allowed = {f"representative:{representative.pk}"}
    allowed |= {f"team:{pk}" for pk in representative.memberships.values_list("team", flat=True)}
    if representative.is_administrator:
        allowed.add("desk")
    asked = set(topics)
    ids = {
        int(number)
        for kind, _, number in (topic.partition(":") for topic in asked)
        if kind == "conversation" and number.isdecimal()
    }
    allowed |= {
        f"conversation:{pk}"
        for pk in visible_to(representative).filter(pk__in=sorted(ids)[:500]).values_list("pk", flat=True)
    }
    return asked & allowed
