"""Who follows a conversation and is to be told of something in it."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from firsthand.access.models import Role
from firsthand.conversations.models import Conversation, Following, Mention
from firsthand.journal.actor import Kind
from firsthand.journal.models import Entry
from firsthand.kit.prepared import prepared_values
from firsthand.team.models import Membership, Representative


def followers_to_tell(conversations: Collection[int], *, of: str, at: datetime) -> Sequence[tuple[int, int]]:
    """Each follower (their id) of each conversation who still sees it and did not do themselves what is told.

    What is told is the fact of this name at this moment; whoever is asked to look at the same moment hears that instead.
    One statement where nobody follows, which is nearly always.
    """
    if not conversations or not _followed(*conversations):
        return ()
    then = Entry.objects.filter(conversation_id=OuterRef("conversation"), at=at)
    own = then.filter(name=of, by_kind=Kind.REPRESENTATIVE.value, by_id=OuterRef("representative"))
    asked = Mention.objects.filter(
        conversation=OuterRef("conversation"), representative=OuterRef("representative"), message__at=at
    )
    told = _seeing().filter(~Exists(own), ~Exists(asked), conversation__in=conversations)
    return list(told.order_by("pk").values_list("representative", "conversation"))


def is_followed(conversation: Conversation, *, by: Representative) -> bool:
    """Whether they follow it; no statement where nobody does."""
    return (
        conversation.follower_count > 0
        and Following.objects.filter(conversation=conversation, representative=by).exists()
    )


@prepared_values
def _followed(*conversations: int) -> QuerySet[Following, tuple[int]]:
    return Following.objects.filter(conversation__in=conversations).values_list("pk")[:1]


def _seeing() -> QuerySet[Following]:
    """The followings of those who work here and to whom the conversation is still open."""
    teams = Membership.objects.filter(representative=OuterRef("representative"), team=OuterRef("conversation__team"))
    asked = Mention.objects.filter(representative=OuterRef("representative"), conversation=OuterRef("conversation"))
    sees_all = Q(representative__account__role=Role.ADMINISTRATOR)
    return Following.objects.filter(
        sees_all | Q(conversation__owner=F("representative")) | Exists(teams) | Exists(asked),
        representative__account__is_active=True,
    )
