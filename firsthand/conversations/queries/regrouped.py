"""What a conversation has to do with others: links, and merges and splits that may be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from firsthand.conversations.models import Conversation, Link, Regrouping
from firsthand.conversations.queries.visible import visible_to
from firsthand.conversations.rules.merging import as_one
from firsthand.conversations.rules.refusals import IsHeldBack, IsTheSame
from firsthand.team.models import Representative

MOST = 30
# So long a merge is offered to be taken back beside the conversation.
OFFERED = timedelta(days=90)


@dataclass(frozen=True)
class Linked:
    """A link as it reads from one side."""

    link: Link
    other: Conversation
    is_first: bool


def links_of(conversation: Conversation, *, representative: Representative) -> list[Linked]:
    """Its links with what the representative may see as well."""
    between = Link.objects.filter(Q(conversation=conversation) | Q(other=conversation))
    found = list(between.select_related("conversation__customer", "other__customer").order_by("pk")[:MOST])
    linked = [
        Linked(
            one,
            one.other if one.conversation_id == conversation.pk else one.conversation,
            one.conversation_id == conversation.pk,
        )
        for one in found
    ]
    seen = visible_to(representative).filter(pk__in=[one.other.pk for one in linked])
    shown = set(seen.values_list("pk", flat=True))
    return [one for one in linked if one.other.pk in shown]


def regroupings_of(conversation: Conversation) -> Sequence[Regrouping]:
    """What was merged into it, and what was split from it or off it, newest first."""
    merged = Q(target=conversation, kind=Regrouping.Kind.MERGE)
    split = Q(kind=Regrouping.Kind.SPLIT) & (Q(source=conversation) | Q(target=conversation))
    rows = (
        Regrouping.objects.in_force()
        .filter(merged | split)
        .select_related("source__customer", "target__customer", "by")
    )
    return list(rows.order_by("-pk")[:MOST])


def regrouping_visible_to(representative: Representative, pk: int) -> Regrouping | None:
    """The merge or split, if both of its conversations are open to them."""
    seen = visible_to(representative)
    found = Regrouping.objects.filter(pk=pk, source__in=seen, target__in=seen)
    return found.select_related("source", "target").first()


def merged(conversation: Conversation, *, into: Conversation) -> Conversation:
    """The one that stays as it would stand, not written: for a look before the act. Raises `IsTheSame`, `IsHeldBack`."""
    if conversation.pk == into.pk:
        raise IsTheSame
    if conversation.is_held or into.is_held:
        raise IsHeldBack
    for name, value in as_one(into, conversation).items():
        setattr(into, name, value)
    return into
