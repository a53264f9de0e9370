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
from firsthand.kit.prepared import prepared
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
    SPAM = "spam"

    @property
    def is_by_due(self) -> bool:
        """Whether what is due first stands first; else what is newest."""
        return self in {View.MINE, View.TEAM, View.UNOWNED}


@dataclass(frozen=True)
class DeskPage:
    """Some rows of a list, and where the next page begins; empty at the end."""

    rows: Sequence[Conversation]
    next: str


@dataclass(frozen=True)
class Reader:
    """Whose desk it is: everything, or what is theirs and their teams'."""

    representative: int
    everything: bool
    teams: tuple[int, ...]


def desk_list(representative: Representative, view: View, *, after: str = "", size: int = PAGE) -> DeskPage:
    """A page of the list, in one statement and by index however long the list is; raises `CursorIsBad`."""
    if not representative.is_active:
        return DeskPage([], "")
    found = _list(_reader(representative, view), view, after=after, size=size).for_rows()
    return _page(list(found), view, size=size)


def desk_rows(representative: Representative, view: View, *, after: str = "", size: int = PAGE) -> DeskPage:
    """The same page with no more of each conversation than a row shows; raises `CursorIsBad`."""
    if not representative.is_active:
        return DeskPage([], "")
    reader = _reader(representative, view)
    if after or size != PAGE:
        return _page(list(_list(reader, view, after=after, size=size).as_rows()), view, size=size)
    return _page(_beginning(view, reader.everything, reader.representative, *reader.teams), view, size=size)


@prepared
def _beginning(view: View, everything: bool, representative: int, *teams: int) -> ConversationQuerySet:
    """The first page, which is what everybody looks at all day."""
    return _list(Reader(representative, everything, teams), view, after="", size=PAGE).as_rows()


def _reader(representative: Representative, view: View) -> Reader:
    everything = representative.is_administrator
    teams = () if everything or view is View.MINE else tuple(representative.places)
    return Reader(representative.pk, everything, teams)


def _page(rows: Sequence[Conversation], view: View, *, size: int) -> DeskPage:
    return DeskPage(rows[:size], _cursor(rows[size - 1], view) if len(rows) > size else "")


def _list(reader: Reader, view: View, *, after: str, size: int) -> ConversationQuerySet:
    branches = [_after(_in_order(branch, view), view, after)[: size + 1] for branch in _branches(reader, view)]
    # The view's own condition once more: without it PostgreSQL reads the whole table for the rows of several branches.
    chosen = _chosen(view).filter(reduce(or_, (Q(pk__in=branch.values("pk")) for branch in branches)))
    return _in_order(chosen, view)[: size + 1]


def _branches(reader: Reader, view: View) -> list[ConversationQuerySet]:
    """The list as parts that are each sorted by an index: a sort over all that a team has would grow with history."""
    chosen = _chosen(view)
    own = chosen.filter(owner=reader.representative)
    if view is View.MINE:
        return [own]
    if reader.everything:
        return [chosen]
    teams = [chosen.filter(team=team) for team in reader.teams]
    if view in {View.TEAM, View.UNOWNED}:
        return teams or [chosen.none()]
    mentions = Mention.objects.filter(representative=reader.representative).values("conversation")
    return [*teams, own, chosen.filter(pk__in=mentions)]


def _chosen(view: View) -> ConversationQuerySet:
    if view is View.ALL:
        return Conversation.objects.let_in()
    if view is View.SPAM:
        return Conversation.objects.held()
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
