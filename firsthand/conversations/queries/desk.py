"""The desk list: what is due first, or the newest or the oldest, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from firsthand.conversations.models import Conversation, Following, Mention
from firsthand.conversations.models.conversation import ConversationQuerySet
from firsthand.conversations.queries.visible import theirs
from firsthand.conversations.rules.asking import Filter
from firsthand.conversations.rules.lists import Sort, View
from firsthand.kit.errors import Refused
from firsthand.kit.prepared import prepared
from firsthand.team.models import Representative

PAGE = 30
A_FIGURE = 50  # how far a list is counted
MOST_SORTED = 1_000
PERSONAL = {View.MINE, View.MENTIONS, View.FOLLOWING}


class CursorIsBad(Refused):
    words = _("This list has moved on. Open it again from its beginning.")


@dataclass(frozen=True)
class DeskPage:
    """Some rows of a list, and where the next page begins; empty at the end."""

    rows: Sequence[Conversation]
    next: str
    # The filters that name nothing there is, where there are filters.
    unknown: Sequence[Filter] = ()


@dataclass(frozen=True)
class Reader:
    """Whose desk it is: everything, or what is theirs and their teams'."""

    representative: int
    everything: bool
    teams: tuple[int, ...]


def desk_list(
    representative: Representative, view: View, *, after: str = "", size: int = PAGE, sort: str = ""
) -> DeskPage:
    """A page of the list, in one statement and by index however long the list is; raises `CursorIsBad`."""
    if not representative.is_active:
        return DeskPage([], "")
    order = view.sort(sort)
    found = _list(_reader(representative, view), view, order, after=after, size=size).for_rows()
    return _page(list(found), order, size=size)


def desk_rows(
    representative: Representative,
    view: View,
    *,
    after: str = "",
    size: int = PAGE,
    sort: str = "",
    tagged: bool = False,
) -> DeskPage:
    """The same page with no more of each conversation than a row shows; raises `CursorIsBad`."""
    if not representative.is_active:
        return DeskPage([], "")
    reader, order = _reader(representative, view), view.sort(sort)
    if after or size not in (PAGE, A_FIGURE):
        found = shown(_list(reader, view, order, after=after, size=size), tagged=tagged)
        return _page(list(found), order, size=size)
    beginning = _beginning(view, order, tagged, (size,), reader.everything, reader.representative, *reader.teams)
    return _page(beginning, order, size=size)


@prepared
def _beginning(
    view: View, order: Sort, tagged: bool, size: tuple[int], everything: bool, representative: int, *teams: int
) -> ConversationQuerySet:
    """The first page, which is what everybody looks at all day; its size stands in the statement itself."""
    return shown(_list(Reader(representative, everything, teams), view, order, after="", size=size[0]), tagged=tagged)


def shown(conversations: ConversationQuerySet, *, tagged: bool) -> ConversationQuerySet:
    rows = conversations.as_rows()
    return rows.with_tag_names() if tagged else rows


def _reader(representative: Representative, view: View) -> Reader:
    everything = representative.is_administrator
    teams = () if everything or view in PERSONAL else tuple(representative.places)
    return Reader(representative.pk, everything, teams)


def _page(rows: Sequence[Conversation], order: Sort, *, size: int) -> DeskPage:
    return DeskPage(rows[:size], cursor_of(rows[size - 1], order) if len(rows) > size else "")


def _list(reader: Reader, view: View, order: Sort, *, after: str, size: int) -> ConversationQuerySet:
    return together(branches(reader, view), _chosen(view), order, after=after, size=size)


def together(
    branches: Sequence[ConversationQuerySet], chosen: ConversationQuerySet, order: Sort, *, after: str, size: int
) -> ConversationQuerySet:
    """The first of them all, and one more to know whether there are more; each branch is read only so far."""
    parts = [_after(in_order(branch, order), order, after)[: size + 1] for branch in branches]
    # The list's own condition once more: without it PostgreSQL reads the whole table for the rows of several branches.
    found = chosen.filter(reduce(or_, (Q(pk__in=part.values("pk")) for part in parts)))
    return in_order(found, order)[: size + 1]


def branches(reader: Reader, view: View) -> list[ConversationQuerySet]:
    """The list as parts that are each sorted by an index: a sort over all that a team has would grow with history."""
    chosen = _chosen(view)
    own = chosen.filter(owner=reader.representative)
    if view is View.MINE:
        return [own]
    if view is View.MENTIONS:
        return [chosen.filter(pk__in=_mentions_of(reader.representative))]
    if view is View.FOLLOWING:
        followed = chosen.filter(pk__in=_followed_by(reader.representative))
        return [followed if reader.everything else followed.filter(theirs(reader.representative))]
    if view in {View.TEAM, View.UNOWNED} and not reader.everything:
        return [chosen.filter(team=team) for team in reader.teams] or [chosen.none()]
    return seen_parts(chosen, reader)


def seen_parts(chosen: ConversationQuerySet, reader: Reader) -> list[ConversationQuerySet]:
    """All of these that they may see: their teams', their own, and those where they were asked to look."""
    if reader.everything:
        return [chosen]
    teams = [chosen.filter(team=team) for team in reader.teams]
    asked = chosen.filter(pk__in=_mentions_of(reader.representative))
    return [*teams, chosen.filter(owner=reader.representative), asked]


def _mentions_of(representative: int) -> QuerySet[Mention, Any]:
    """Where they were mentioned of late: few enough to be sorted at each reading."""
    mentions = Mention.objects.filter(representative=representative).order_by("-pk")
    return mentions.values("conversation")[:MOST_SORTED]


def _followed_by(representative: int) -> QuerySet[Following, Any]:
    """What they began to follow of late."""
    followings = Following.objects.filter(representative=representative).order_by("-pk")
    return followings.values("conversation")[:MOST_SORTED]


def _chosen(view: View) -> ConversationQuerySet:
    if view in {View.ALL, View.MENTIONS, View.FOLLOWING}:
        return Conversation.objects.let_in()
    if view is View.SPAM:
        return Conversation.objects.held()
    if view is View.WAITING:
        return Conversation.objects.waiting()
    return Conversation.objects.open().unowned() if view is View.UNOWNED else Conversation.objects.open()


def in_order(conversations: ConversationQuerySet, order: Sort) -> ConversationQuerySet:
    match order:
        case Sort.DUE:
            return conversations.by_due()
        case Sort.OLDEST:
            return conversations.oldest_first()
    return conversations.newest_first()


def _after(conversations: ConversationQuerySet, order: Sort, cursor: str) -> ConversationQuerySet:
    if not cursor:
        return conversations
    at, pk = _read(cursor)
    match order:
        case Sort.DUE:
            return conversations.filter(Q(due_order__gte=at) & (Q(due_order__gt=at) | Q(pk__gt=pk)))
        case Sort.OLDEST:
            return conversations.filter(Q(last_at__gte=at) & (Q(last_at__gt=at) | Q(pk__gt=pk)))
    return conversations.filter(Q(last_at__lte=at) & (Q(last_at__lt=at) | Q(pk__lt=pk)))


def cursor_of(row: Conversation, order: Sort) -> str:
    return f"{(row.due_order if order is Sort.DUE else row.last_at).isoformat()}~{row.pk}"


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
