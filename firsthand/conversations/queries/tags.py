"""The tags, and how often they are used."""

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery

from firsthand.conversations.models import Conversation, Tag
from firsthand.team.models import Representative

MOST_COUNTED = 1_000


class Counted(Subquery):
    """How many rows there are, and no further than a thousand: a word that half of all matters bear is not counted through."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def tags_visible_to(representative: Representative) -> QuerySet[Tag]:
    """The tags by name; everybody who serves may know them."""
    return Tag.objects.all() if representative.is_active else Tag.objects.none()


def tags_used(representative: Representative, *, after: str = "") -> QuerySet[Tag]:
    """The tags after this name, each with `used`: on how many conversations, where a thousand stands for more."""
    bearing = Conversation.tags.through.objects.filter(tag=OuterRef("pk")).values("pk")[:MOST_COUNTED]
    return tags_visible_to(representative).filter(name__gt=after).annotate(used=Counted(bearing)).order_by("name")
