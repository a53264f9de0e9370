"""What presses in some teams: what is late, late soon, or nobody's, and whose owner is silent; each list by its index."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import OuterRef, Subquery

from firsthand.conversations.models import Conversation
from firsthand.conversations.models.conversation import ConversationQuerySet
from firsthand.conversations.queries.desk import together
from firsthand.conversations.rules.lists import Sort
from firsthand.conversations.rules.states import LastBy
from firsthand.team.models import Representative

# What falls due within so long is at risk.
AT_RISK = timedelta(hours=1)
# An owner who has said nothing for so long after the customer's word is silent.
SILENT = timedelta(hours=24)


class Pressing(StrEnum):
    """Why a conversation presses."""

    LATE = "late"
    AT_RISK = "at-risk"
    UNOWNED = "unowned"


def pressing(why: Pressing, *, teams: Sequence[int] | None, at: datetime, size: int) -> list[Conversation]:
    """The first of them by what falls due next, in these teams or in all; one statement."""
    chosen = _chosen(why, at=at)
    parts = [chosen] if teams is None else [chosen.filter(team=team) for team in teams]
    if not parts:
        return []
    return list(together(parts, chosen, Sort.DUE, after="", size=size - 1).as_rows())


def _chosen(why: Pressing, *, at: datetime) -> ConversationQuerySet:
    open_ = Conversation.objects.open()
    match why:
        case Pressing.LATE:
            return open_.filter(due_order__lt=at)
        case Pressing.AT_RISK:
            return open_.filter(due_order__gte=at, due_order__lt=at + AT_RISK)
    return open_.unowned()


def silent(*, teams: Sequence[int] | None, at: datetime, size: int) -> list[Conversation]:
    """Of each owner who has let a customer's word stand for a day the matter that waits longest; two statements.

    Asked by person, for an owner's open matters are few, and those of a team may be very many.
    """
    of_owner = Conversation.objects.open().filter(owner=OuterRef("pk"), last_by=LastBy.CUSTOMER)
    if teams is not None:
        of_owner = of_owner.filter(team__in=teams)
    waiting = of_owner.filter(last_at__lt=at - SILENT).oldest_first().values("pk")[:1]
    owners = Representative.objects.annotate(oldest=Subquery(waiting)).exclude(oldest=None)
    numbers = list(owners.order_by().values_list("oldest", flat=True)[:size])
    return list(Conversation.objects.filter(pk__in=numbers).oldest_first().as_rows()) if numbers else []
