"""The desk list: what is due first, or what is newest first, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from firsthand.conversations.models import Conversation, Mention
from firsthand.conversations.models.conversation import ConversationQuerySet
from firsthand.kit.errors import Refused
from firsthand.team.models import Representative

PAGE = 50


class CursorIsBad(Refused):
    words = _("This list has moved on. Open it again from its beginning.")


class View(StrEnum):
    """The lists of the desk."""

    MINE = "mine"
    TEAM = "team"
    UNOWNED = "unowned"
    WAITING = "waiting"
    ALL = "all"

    @property
    def is_by_due(self) -> bool:
        """Whether what is due first stands first; else what is newest."""
        return self in {View.MINE, View.TEAM, View.UNOWNED}


@dataclass(frozen=True)
class DeskPage:
    """Some rows of a list, and where the next page begins; empty at the end."""

    rows: Sequence[Conversation]
    next: str


def desk_list(representative: Representative, view: View, *, after: str = "", size: int = PAGE) -> DeskPage:
    """A page of the list, in one statement and by index however long the list is; raises `CursorIsBad`."""
    branches = [_after(_in_order(branch, view), view, after)[: size + 1] for branch in _branches(representative, view)]
    chosen = Conversation.objects.filter(reduce(or_, (Q(pk__in=branch.values("pk")) for branch in branches)))
    rows = list(_in_order(chosen, view).for_rows()[: size + 1])
    return DeskPage(rows[:size], _cursor(rows[size - 1], view) if len(rows) > size else "")


def _branches(representative: Representative, view: View) -> list[ConversationQuerySet]:
    """The list as parts that are each sorted by an index: a sort over all that a team has would grow with history."""
    chosen = _chosen(view)
    if not representative.is_active:
        return [chosen.none()]
    if view is View.MINE:
        return [chosen.owned_by(representative)]
    if representative.is_administrator:
        return [chosen]
    teams = [chosen.filter(team=team) for team in representative.memberships.values_list("team", flat=True)]
    if view in {View.TEAM, View.UNOWNED}:
        return teams or [chosen.none()]
    mentions = Mention.objects.filter(representative=representative).values("conversation")
    return [*teams, chosen.owned_by(representative), chosen.filter(pk__in=mentions)]


def _chosen(view: View) -> ConversationQuerySet:
    if view is View.ALL:
        return Conversation.objects.all()
    if view is View.WAITING:
        return Conversation.objects.waiting()
    return Conversation.objects.open().unowned() if view is View.UNOWNED else Conversation.objects.open()


def _in_order(conversations: ConversationQuerySet, view: View) -> ConversationQuerySet:
    return conversations.by_due() if view.is_by_due else conversations.newest_first()


def _after(conversations: ConversationQuerySet, view: View, cursor: str) -> ConversationQuerySet:
    if not cursor:
        return conversations
    at, pk = _read(cursor)
    if view.is_by_due:
        return conversations.filter(Q(due_order__gte=at) & (Q(due_order__gt=at) | Q(pk__gt=pk)))
    return conversations.filter(Q(last_at__lte=at) & (Q(last_at__lt=at) | Q(pk__lt=pk)))


def _cursor(row: Conversation, view: View) -> str:
    return f"{(row.due_order if view.is_by_due else row.last_at).isoformat()}~{row.pk}"


def _read(cursor: str) -> tuple[datetime, int]:
    at, _tilde, pk = cursor.partition("~")
    try:
        return _aware(datetime.fromisoformat(at)), int(pk)
    except ValueError as bad:
        raise CursorIsBad from bad


def _aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("a moment without a zone")
    return at
