"""What screens ask of promises; each question starts from what the asking representative may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet, Sum

from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import visible_to as conversations_visible_to
from firsthand.conversations.queries.visible import in_their_sight
from firsthand.kit.prepared import prepared
from firsthand.promises.board import (
    MOST_ON_BOARD,
    Scope,
    broken_in,
    causes_in,
    follow_ups_in,
    monday,
    people_in,
    pressing_in,
    repairs_in,
    scope_of,
    silent_in,
)
from firsthand.promises.letting_down import (
    failures_visible_to,
    last_failures,
    let_downs_of,
    repairs_for,
    repairs_of,
    repairs_visible_to,
    was_asked_again,
)
from firsthand.promises.models import Promise, PromiseLoan, Tally, Target
from firsthand.promises.models.promise import PromiseQuerySet
from firsthand.promises.rules.kinds import Owed, Stand
from firsthand.promises.rules.shares import Share, shares
from firsthand.promises.told import lines_of, what_of
from firsthand.team.models import Absence, Representative
from firsthand.team.queries import teams_of
from firsthand.team.rules.permissions import may_administer

__all__ = [
    "MOST_ON_BOARD",
    "Moving",
    "Narrowed",
    "Scope",
    "broken_in",
    "causes_in",
    "conversations_to_tell",
    "failures_visible_to",
    "follow_ups_in",
    "kept_of",
    "kept_shares",
    "last_failures",
    "let_downs_of",
    "lines_of",
    "monday",
    "moving_of",
    "open_to_customer",
    "overdue_of",
    "people_in",
    "pressing_in",
    "repairs_for",
    "repairs_in",
    "repairs_of",
    "repairs_visible_to",
    "said_in",
    "scope_of",
    "silent_in",
    "soon_of",
    "targets_visible_to",
    "told_open",
    "unexplained_in",
    "visible_to",
    "was_asked_again",
    "what_of",
]

MOST = 100
LATELY = timedelta(days=30)


def visible_to(representative: Representative) -> PromiseQuerySet:
    """The promises in conversations that are open to them."""
    return Promise.objects.filter(conversation__in=conversations_visible_to(representative))


def said_in(conversation: Conversation, representative: Representative) -> list[Promise]:
    """What people promised in it: first what is to be done, then the newest of what is settled."""
    if not representative.is_active:
        return []
    asked = (conversation.pk, representative.pk)
    everything = representative.is_administrator
    return [*_to_be_done(*asked, everything=everything), *_settled(*asked, everything=everything)]


@prepared
def _to_be_done(conversation: int, representative: int, *, everything: bool) -> PromiseQuerySet:
    return _in(conversation, representative, everything=everything).said().unsettled().by_due()[:MOST]


@prepared
def _settled(conversation: int, representative: int, *, everything: bool) -> PromiseQuerySet:
    said = _in(conversation, representative, everything=everything).said()
    return said.exclude(settled_at=None).order_by("-settled_at", "-pk")[:5]


def unexplained_in(conversation: Conversation, representative: Representative) -> list[Promise]:
    """What was broken in it lately without anybody having said why, other than what `said_in` shows."""
    if not representative.is_active:
        return []
    return _unexplained(conversation.pk, representative.pk, everything=representative.is_administrator)


@prepared
def _unexplained(conversation: int, representative: int, *, everything: bool) -> PromiseQuerySet:
    found = _in(conversation, representative, everything=everything).unexplained()
    return found.filter(~Q(owed=Owed.NOTHING) | Q(settled_at__isnull=False)).order_by("-pk")[:3]


def _in(conversation: int, representative: int, *, everything: bool) -> PromiseQuerySet:
    """All that is promised in it, with all whom a row names, where it is open to them."""
    seen = in_their_sight(representative, everything=everything)
    return Promise.objects.filter(seen, conversation=conversation).with_people()


def soon_of(representative: Representative) -> list[Promise]:
    """What somebody has promised, and what is owed in their conversations, by when it falls due."""
    open_ = visible_to(representative).with_people().open().running()
    said = open_.said().filter(owner=representative).by_due()[:MOST]
    # By the index of the desk: the join would walk through all that is owed to everybody.
    matters = Conversation.objects.open().filter(owner=representative).by_due().values_list("pk", flat=True)[:MOST]
    owed = open_.exclude(owed=Owed.NOTHING).filter(conversation__in=list(matters))
    return sorted([*said, *owed], key=lambda one: (one.due_at, one.pk))[:MOST]


def overdue_of(representative: Representative, *, at: datetime) -> list[Promise]:
    """What somebody broke and has not made good, or not explained; of that the last thirty days."""
    broken = visible_to(representative).with_people().filter(owner=representative)
    unsettled = broken.said().unsettled().filter(Q(stand=Stand.BROKEN) | Q(due_at__lt=at)).by_due()[:MOST]
    lately = broken.unexplained().filter(broken_at__gt=at - LATELY).order_by("-broken_at", "-pk")[:MOST]
    found = {one.pk: one for one in [*unsettled, *lately]}
    return sorted(found.values(), key=lambda one: (one.is_settled, one.due_at, one.pk))


def kept_of(
    representative: Representative, *, before: tuple[datetime, int] | None = None, size: int = 50
) -> list[Promise]:
    """What somebody promised and has settled, the newest first, from a place on."""
    settled = visible_to(representative).with_people().filter(owner=representative, settled_at__isnull=False)
    if before:
        moment, number = before
        settled = settled.filter(Q(settled_at__lt=moment) | Q(settled_at=moment, pk__lt=number))
    return list(settled.order_by("-settled_at", "-pk")[:size])


@dataclass(frozen=True, kw_only=True)
class Narrowed:
    """Of which promises a share is asked: of one kind, team, person (0: nobody) or week, or of all."""

    kind: str | None = None
    team: int | None = None
    person: int | None = None
    week: date | None = None


def kept_shares(
    representative: Representative, *, by: str, since: date, narrowed: Narrowed | None = None
) -> list[Share]:
    """The share kept since a week, by kind, team, owner_id or week; of the teams that somebody is in, or of all."""
    said = {("owner_id" if name == "person" else name): one for name, one in vars(narrowed or Narrowed()).items()}
    tallies = Tally.objects.filter(week__gte=since, **{name: one for name, one in said.items() if one is not None})
    if not may_administer(representative):
        tallies = tallies.filter(team__in=teams_of(representative))
    found: Iterable[Any] = tallies.values_list(by, "stand").annotate(total=Sum("number")).order_by(by)
    return shares((key, stand, total) for key, stand, total in found)


def open_to_customer(conversation: int, *, at: datetime) -> list[Promise]:
    """What the customer is told in an answer: what people promised them in this matter and can still keep.

    Not what was promised to somebody else, whose matter was merged into theirs.
    """
    theirs = Promise.objects.filter(conversation=conversation, customer=F("conversation__customer"))
    return list(theirs.open().said().filter(due_at__gt=at).by_due()[:MOST])


def told_open(conversation: int) -> list[Promise]:
    """What people promised its customer in this matter and have not settled, a late one too, what falls due first."""
    theirs = Promise.objects.filter(conversation=conversation, customer=F("conversation__customer"))
    return list(theirs.unsettled().said().by_due()[:MOST])


def targets_visible_to(representative: Representative) -> QuerySet[Target]:
    """The targets: an administrator's page."""
    found = Target.objects.select_related("inbox", "team")
    return found if may_administer(representative) else found.none()


def conversations_to_tell(absence: int, *, at: datetime) -> list[int]:
    """The matters in which a promise that was lent falls due while somebody is away, and whose customer was not told."""
    away = Absence.objects.filter(pk=absence).first()
    if away is None or not away.tells_customers:
        return []
    due = PromiseLoan.objects.open().filter(absence=absence, told_at=None, promise__stand=Stand.OPEN)
    return list(
        due.filter(_due(at, away.ends_at, "promise__")).values_list("promise__conversation", flat=True).distinct()
    )


@dataclass(frozen=True)
class Moving:
    """What of somebody's gets other hands while they are away: promises, those due then, and customers told of them."""

    promises: int
    due: int
    customers: int


def moving_of(owner: Representative, *, at: datetime, until: datetime | None) -> Moving:
    """What they said and have not settled, and how much of it falls due until then."""
    theirs = Promise.objects.unsettled().said().filter(owner=owner)
    due = theirs.open().filter(_due(at, until))
    return Moving(theirs.count(), due.count(), due.values("customer").distinct().count())


def _due(at: datetime, until: datetime | None, prefix: str = "") -> Q:
    """What falls due in between; without an end, whatever is still to fall due."""
    then = Q(**{f"{prefix}due_at__gt": at})
    return then & Q(**{f"{prefix}due_at__lte": until}) if until else then
